import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { cleanSurroundings } from './cluster.ts'
import { canSignal, hasArgument, identify, type ProcessIdentity, processesIn } from './process-identity.ts'
import type { ServerUser } from './server-user.ts'

/** A PostgreSQL server that answers on 127.0.0.1, and in a folder by a Unix socket where its path can be one. */
export type Server = { process: ProcessIdentity; port: number; socketFolder: string | undefined }

export type ServerStart = {
  binaries: Binaries
  user: ServerUser
  /** Data folder of the cluster. */
  data: string
  port: number
  logFile: string
  /** Whether a commit survives a power failure. Without it, tests run faster. */
  durable: boolean
  /** Whether to listen at a socket in the data folder too, where its path can be one. */
  socket: boolean
}

/** The server that works in this data folder; undefined when there is none or it does not (yet, any more) answer. */
export function findServer(data: string): Server | undefined {
  const lines = pidFile(data)
  const pid = Number(lines?.[0])
  const port = Number(lines?.[3])
  if (lines?.[7]?.trim() !== 'ready' || !hasArgument(pid, data)) return undefined
  const process = identify(pid)
  return process === undefined ? undefined : { process, port, socketFolder: lines?.[4] || undefined }
}

/**
 * Starts a server and waits until it takes connections.
 *
 * @throws ServerFailure with the end of its log when it ends instead
 */
export async function startServer(start: ServerStart): Promise<Server> {
  const child = launch(start)
  const end: { reason?: string } = {}
  child.once('error', (error) => {
    end.reason = error.message
  })
  child.once('exit', (code, signal) => {
    end.reason = `it ended with ${code ?? signal}`
  })
  const giveUp = performance.now() + 120_000 // recovery after a crash reads the whole write-ahead log
  while (end.reason === undefined && performance.now() < giveUp) {
    const server = findServer(start.data)
    if (server !== undefined && Number(server.process.split(':')[0]) === child.pid) return server
    await sleep(5)
  }
  child.kill('SIGQUIT')
  throw new ServerFailure(end.reason ?? 'it was not ready within two minutes', endOf(start.logFile))
}

/** The server could not be started. */
export class ServerFailure extends Error {
  override readonly name = 'ServerFailure'
  /** The last lines that it logged. */
  readonly log: string

  constructor(reason: string, log: string) {
    super(`The embedded PostgreSQL did not start: ${reason}\n${log}`)
    this.log = log
  }
}

/**
 * Stops whatever works in this data folder, server or forgotten helper, and waits for its end: first with PostgreSQL's
 * fast shutdown (sessions are cut, data are written), after `patience` milliseconds the hard way, which loses nothing
 * committed but makes the next start recover.
 */
export async function stopServer(data: string, patience = 20_000): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    const server = serverOf(data)
    // Helpers obey their server; they are only addressed themselves when they have lost it.
    for (const pid of server === undefined ? processesIn(data) : [server]) send(pid, signal)
    if (await allEnd(data, signal === 'SIGINT' ? patience : 3_000)) break
  }
  const noted = Number(pidFile(data)?.[0])
  // A number that is used by some other program, or by an ended one that nobody reaped (as in a container without
  // init), would keep PostgreSQL from starting. One that belongs to nobody does not, and PostgreSQL learns from the
  // file how to look for forgotten helpers.
  if (noted > 0 && canSignal(noted) && serverOf(data) === undefined)
    for (const note of ['postmaster.pid', ...socketsIn(data)]) rmSync(join(data, note))
}

function socketsIn(data: string): string[] {
  return readdirSync(data).filter((name) => name.startsWith('.s.PGSQL.'))
}

async function allEnd(data: string, patience: number): Promise<boolean> {
  const giveUp = performance.now() + patience
  while (serverOf(data) !== undefined || processesIn(data).length > 0) {
    if (performance.now() > giveUp) return false
    await sleep(5)
  }
  return true
}

/** Number of the living server of this folder, ready or not. */
function serverOf(data: string): number | undefined {
  const pid = Number(pidFile(data)?.[0])
  return hasArgument(pid, data) ? pid : undefined
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // ended meanwhile
  }
}

/** The lines of PostgreSQL's own note about the running server: number, folder, start, port, …, and its state. */
function pidFile(data: string): string[] | undefined {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
}

function launch({ binaries, user, data, port, logFile, durable, socket }: ServerStart): ChildProcess {
  const log = openLog(logFile)
  const socketFolder = socket && canHoldSocket(data) ? data : ''
  const settings = {
    ...usual,
    ...(durable ? {} : careless),
    port: String(port),
    shared_buffers: `${sharedMegabytes()}MB`,
    unix_socket_directories: socketFolder && `"${socketFolder}"`,
  }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  try {
    const child = spawn(binaries.postgres, ['-D', data, ...options], {
      cwd: '/',
      env: cleanSurroundings,
      stdio: ['ignore', log, log],
      // In a group of its own, a Ctrl-C in the terminal reaches us alone, and we stop it in order.
      detached: true,
      ...user,
    })
    child.unref()
    return child
  } finally {
    closeSync(log)
  }
}

/** A quarter of the machine, as PostgreSQL's manual has it: a large catalogue is then read from here. Taken as it is needed. */
function sharedMegabytes(): number {
  return Math.min(1_024, Math.max(128, Math.floor(totalmem() / 4 / 1_048_576)))
}

/** Systems take 103 bytes at least for the path of a socket, and PostgreSQL does not start with more than they do. */
const SOCKET_PATH_MAX = 103

function canHoldSocket(folder: string): boolean {
  return Buffer.byteLength(join(folder, '.s.PGSQL.65535')) <= SOCKET_PATH_MAX && !folder.includes('"')
}

const usual = {
  listen_addresses: '127.0.0.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '60',
  jit: 'off',
  random_page_cost: '1.1', // no disk of today turns
}

const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }

function openLog(file: string): number {
  // Anew when long, and when root wrote it in a folder of another user.
  if (isLong(file) || !isOurs(file)) rmSync(file, { force: true })
  return openSync(file, 'a', 0o640)
}

function isOurs(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.uid ?? process.getuid?.()) === process.getuid?.()
}

function isLong(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000
}

function endOf(file: string): string {
  return readFileSync(file, 'utf8').split('\n').slice(-12).join('\n').trim()
}
