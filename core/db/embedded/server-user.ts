import { readFileSync } from 'node:fs'

/** Who runs the PostgreSQL server: undefined for the user of this process, which is right unless that is root. */
export type ServerUser = { uid: number; gid: number } | undefined

/**
 * PostgreSQL refuses to run as root, and initdb wants its user to be listed in /etc/passwd. So under root it runs as
 * `postgres` where that exists, else as `nobody`, else as the first listed user who is not root. No user is created:
 * a program that is started should not change the machine's accounts.
 *
 * @param preferred names to try, in order
 * @throws Error when root is the only user
 */
export function serverUser(preferred: readonly string[] = ['postgres', 'nobody']): ServerUser {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').flatMap(parseUser)
  const found = preferred.flatMap((name) => users.filter((user) => user.name === name))
  const chosen = found[0] ?? users.find((user) => user.uid !== 0)
  if (chosen !== undefined) return { uid: chosen.uid, gid: chosen.gid }
  throw new Error(
    'PostgreSQL refuses to run as root, and this machine has no other user. ' +
      'Create one (useradd --system postgres), or set DATABASE_URL to a PostgreSQL that runs elsewhere.',
  )
}

type User = { name: string; uid: number; gid: number }

function parseUser(line: string): User[] {
  const [name, , uid, gid] = line.split(':')
  const user = { name: name ?? '', uid: Number(uid), gid: Number(gid) }
  // Left out is root under any name, and a line that is no user.
  return name && Number.isInteger(user.uid) && Number.isInteger(user.gid) && user.uid > 0 ? [user] : []
}
