import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Binaries, binariesFor } from './embedded/binaries.ts'
import { type Cluster, openCluster } from './embedded/cluster.ts'
import { clusterHome } from './embedded/cluster-home.ts'
import { withFolderLock } from './embedded/folder-lock.ts'
import { freePort } from './embedded/free-port.ts'
import { findServer, type Server, ServerFailure, startServer, stopServer } from './embedded/server.ts'
import { type ServerUser, serverUser } from './embedded/server-user.ts'
import { sharers } from './embedded/sharers.ts'

export type EmbeddedOptions = {
  /** Folder of the installation; the cluster lies in its subfolder `postgres` where the server can work there. */
  dataDir: string
  /** TCP port; left out, the one of last time, or any free one. */
  port?: number
  /** Told what takes time or is unusual. */
  log?: (message: string) => void
  /** False for tests: nothing is made safe against a power failure, which is faster. */
  durable?: boolean
  /** Users to run the server as under root, in order of preference; for trying out machines without `postgres`. */
  serverUsers?: readonly string[]
}

export type Embedded = {
  /** Address of the database `postgres` on it, with user and password. */
  url: string
  /** Leaves the server, and stops it unless another process uses it. May be called more than once. */
  stop(): Promise<void>
}

/**
 * Gives a real PostgreSQL that this installation keeps for itself, for this machine alone, making its data folder if need be.
 *
 * A server that is already running for this folder is shared when a living process uses it; one that was orphaned by
 * the sudden death of its owner is stopped and started anew.
 *
 * @throws Error saying what to do when this machine cannot run it
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { folder: home, user } = clusterHome(options.dataDir, serverUser(options.serverUsers))
  const binaries = binariesFor(user)
  const lock = join(home, 'lock')
  const users = sharers(home)

  return withFolderLock(lock, async () => {
    const cluster = await openCluster(home, binaries, user)
    const shared = users.hasOthers() ? findServer(cluster.data) : undefined
    const server = shared ?? (await startAnew({ home, cluster, binaries, user, options }))
    users.join()

    const leave = () =>
      withFolderLock(lock, async () => {
        users.leave()
        if (users.hasOthers()) return
        await stopServer(cluster.data)
      })
    let leaving: Promise<void> | undefined
    return {
      url: urlOf(cluster, server),
      stop: () => {
        leaving ??= leave()
        return leaving
      },
    }
  })
}

/** By the socket where there is one: a statement by TCP costs half as much again, on both sides. */
function urlOf({ user, password }: Cluster, { port, socketFolder }: Server): string {
  const url = `postgres://${user}:${password}@127.0.0.1:${port}/postgres`
  return socketFolder === undefined ? url : `${url}?host=${encodeURIComponent(socketFolder)}`
}

type Start = { home: string; cluster: Cluster; binaries: Binaries; user: ServerUser; options: EmbeddedOptions }

async function startAnew({ home, cluster, binaries, user, options }: Start): Promise<Server> {
  await stopServer(cluster.data)
  const start = {
    binaries,
    user,
    data: cluster.data,
    logFile: join(home, 'server.log'),
    durable: options.durable ?? true,
  }
  let socket = true
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort(lastPort(home)))
    try {
      const server = await startServer({ ...start, port, socket })
      remember(home, port)
      return server
    } catch (error) {
      // Not every file system holds sockets.
      if (socket && error instanceof ServerFailure && error.log.includes('Unix-domain socket')) {
        socket = false
        continue
      }
      if (attempt === 3 || !(error instanceof ServerFailure) || !isPassing(error, options.port)) throw error
      options.log?.(`${error.message}\nTrying again`)
      await sleep(200 * attempt)
    }
  }
}

/** Someone was quicker to take the port, or the memory of a killed server is not yet given back. */
function isPassing({ log }: ServerFailure, wishedPort: number | undefined): boolean {
  return (wishedPort === undefined && log.includes('could not bind')) || log.includes('pre-existing shared memory')
}

function remember(home: string, port: number): void {
  const file = join(home, 'port')
  rmSync(file, { force: true }) // root may have written it in a folder of another user
  writeFileSync(file, `${port}\n`)
}

function lastPort(home: string): number | undefined {
  try {
    return Number(readFileSync(join(home, 'port'), 'utf8')) || undefined
  } catch {
    return undefined
  }
}
