import { createHash } from 'node:crypto'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { canReach } from './reachable.ts'
import type { ServerUser } from './server-user.ts'

/**
 * The folder where one cluster lives, made if need be: inside `dataDir` wherever the server's user can work there,
 * else in a stable place of this machine that belongs to this `dataDir`, so that data persist across starts.
 *
 * @throws Error when no place will do
 */
export function clusterHome(dataDir: string, user: ServerUser): string {
  const usual = join(resolve(dataDir), 'postgres')
  if (canLiveIn(usual, user)) return usual
  const hash = createHash('sha256').update(usual).digest('hex').slice(0, 12)
  const elsewhere = join(sharedFolder(), hash)
  if (canLiveIn(elsewhere, user)) return elsewhere
  throw new Error(
    `Neither ${usual} nor ${elsewhere} can hold a database. Set DATA_DIR to a folder that can be written.`,
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
  if (!tryMake(home)) return false
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
