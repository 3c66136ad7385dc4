import { createHash } from 'node:crypto'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { canReach } from './reachable.ts'
import type { ServerUser } from './server-user.ts'

export type ClusterHome = {
  /** Absolute folder, without symbolic links. */
  folder: string
  /** Who runs the server: whoever owns the cluster that is already there, else who was proposed. */
  user: ServerUser
}

/**
 * Finds (and makes, if need be) the folder where one cluster lives: inside `dataDir`. Under root, where the server's
 * user cannot work there, in a stable place of this machine that belongs to this `dataDir`, so that data persist.
 *
 * @throws Error when no place will do
 */
export function clusterHome(dataDir: string, proposed: ServerUser): ClusterHome {
  const usual = join(resolve(dataDir), 'postgres')
  const found = homeAt(usual, proposed)
  if (found !== undefined) return found
  if (proposed === undefined) throw new Error(`${usual} cannot hold a database. Set DATA_DIR to a folder of your own.`)
  const hash = createHash('sha256').update(usual).digest('hex').slice(0, 12)
  const elsewhere = join(sharedFolder(), hash)
  const second = homeAt(elsewhere, proposed)
  if (second !== undefined) return second
  throw new Error(
    `Neither ${usual} nor ${elsewhere} can hold a database. Set DATA_DIR to a folder that others can enter.`,
  )
}

function homeAt(folder: string, proposed: ServerUser): ClusterHome | undefined {
  if (!tryMake(folder)) return undefined
  const user = ownerOfCluster(folder) ?? proposed
  return canLiveIn(folder, user) ? { folder: realpathSync(folder), user } : undefined
}

function ownerOfCluster(home: string): ServerUser {
  const cluster = statSync(join(home, 'cluster'), { throwIfNoEntry: false })
  const self = process.getuid?.()
  if (cluster === undefined || cluster.uid === self) return undefined
  if (self === 0) return { uid: cluster.uid, gid: cluster.gid }
  throw new Error(
    `The database in ${home} belongs to another user. Start as that user, or set DATA_DIR to a new folder.`,
  )
}

/**
 * A folder of this program's user that others can enter but not write, for what cannot lie in the checkout.
 *
 * @throws Error when someone else made it: what lies in it could not be trusted
 */
export function sharedFolder(): string {
  const isRoot = process.getuid?.() === 0
  const choices = [...(isRoot ? ['/var/lib/noyau'] : []), join(tmpdir(), `noyau-${process.getuid?.() ?? 'user'}`)]
  for (const folder of choices) {
    if (!tryMake(folder)) continue
    const { uid, mode } = statSync(folder)
    if (uid === (process.getuid?.() ?? uid) && (mode & 0o022) === 0) return folder
  }
  throw new Error(`None of ${choices.join(', ')} can be used: it is not writable, or others can write in it`)
}

/** Tries it out: file systems exist that ignore owners or modes, and PostgreSQL insists on both. */
function canLiveIn(home: string, user: ServerUser): boolean {
  try {
    if (!canReach(user, home)) return false
    const trial = mkdtempSync(join(home, 'trial-'))
    try {
      chmodSync(trial, 0o700)
      if (user !== undefined) chownSync(trial, user.uid, user.gid)
      const { uid, mode } = statSync(trial)
      return (mode & 0o777) === 0o700 && (user === undefined || uid === user.uid)
    } finally {
      rmSync(trial, { recursive: true, force: true })
    }
  } catch {
    return false
  }
}

function tryMake(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 })
    return true
  } catch {
    return false
  }
}
