import { realpathSync, type Stats, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { ServerUser } from './server-user.ts'

/** Whether the server's user can enter every folder down to this existing one, and this one itself. */
export function canReach(user: ServerUser, folder: string): boolean {
  if (user === undefined) return true // the server is us
  for (let path = realpathSync(folder); ; path = dirname(path)) {
    if (!maySearch(user, statSync(path))) return false
    if (path === dirname(path)) return true
  }
}

function maySearch(user: { uid: number; gid: number }, folder: Stats): boolean {
  const shift = folder.uid === user.uid ? 6 : folder.gid === user.gid ? 3 : 0
  // Reading too: the server lists some of its folders, and node_modules is readable wherever it can be entered.
  return ((folder.mode >> shift) & 0o1) !== 0
}
