import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, ownIdentity } from './process-identity.ts'

/**
 * Runs `work` while no other process does so under the same lock folder. A lock whose owner died is taken over.
 *
 * @throws Error when the lock is not free within `patience` milliseconds
 */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>, patience = 60_000): Promise<T> {
  const giveUp = performance.now() + patience
  while (!enter(folder)) {
    if (isAbandoned(folder)) takeAway(folder)
    else if (performance.now() > giveUp) throw new Error(`${folder} has been held by another process for too long`)
    else await sleep(15)
  }
  try {
    return await work()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function enter(folder: string): boolean {
  try {
    mkdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
  writeFileSync(join(folder, 'owner'), ownIdentity())
  return true
}

function isAbandoned(folder: string): boolean {
  try {
    return !isAlive(readFileSync(join(folder, 'owner'), 'utf8'))
  } catch {
    return wasLeftWithoutOwner(folder)
  }
}

/** Between making the folder and writing its owner there is a moment without one, but not two seconds. */
function wasLeftWithoutOwner(folder: string): boolean {
  const made = statSync(folder, { throwIfNoEntry: false })
  return made !== undefined && Date.now() - made.mtimeMs > 2_000
}

/** Renames before removing, so that of several processes that see a dead owner only one takes the lock away. */
function takeAway(folder: string): void {
  const aside = `${folder}-${process.pid}`
  try {
    renameSync(folder, aside)
  } catch {
    return
  }
  rmSync(aside, { recursive: true, force: true })
}
