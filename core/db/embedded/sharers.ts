import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive, ownIdentity } from './process-identity.ts'

/**
 * Who uses a server: one file per process. The last to leave stops it, so that a command may run beside
 * the engine, in either order. To be called under the folder lock.
 */
export type Sharers = {
  /** Whether another living process uses the server; notes of dead ones are removed. */
  hasOthers(): boolean
  join(): void
  leave(): void
}

let uses = 0

export function sharers(home: string): Sharers {
  const folder = join(home, 'users')
  mkdirSync(folder, { recursive: true })
  // One process may use a server more than once.
  const own = `${ownIdentity()}:${uses++}`
  return {
    hasOthers: () => {
      const others = readdirSync(folder).filter((name) => name !== own)
      const living = others.filter((name) => isAlive(name.split(':').slice(0, 2).join(':')))
      for (const name of others) if (!living.includes(name)) rmSync(join(folder, name), { force: true })
      return living.length > 0
    },
    join: () => writeFileSync(join(folder, own), ''),
    leave: () => rmSync(join(folder, own), { force: true }),
  }
}
