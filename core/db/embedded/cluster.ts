import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Binaries } from './binaries.ts'
import type { ServerUser } from './server-user.ts'

/** A PostgreSQL cluster on disk. */
export type Cluster = { data: string; user: string; password: string }

const databaseUser = 'noyau'

/** Surroundings of PostgreSQL's programs: none of ours, so that no PGPORT or locale of the caller leaks in. */
export const cleanSurroundings = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** Opens the cluster in this home, or makes it. It appears under its name only when it is complete. */
export async function openCluster(home: string, binaries: Binaries, user: ServerUser): Promise<Cluster> {
  const folder = join(home, 'cluster')
  if (!existsSync(folder)) await makeCluster(home, folder, binaries, user)
  const password = readFileSync(join(folder, 'password'), 'utf8').trim()
  return { data: join(folder, 'data'), user: databaseUser, password }
}

async function makeCluster(home: string, folder: string, binaries: Binaries, user: ServerUser): Promise<void> {
  removeUnfinished(home)
  const making = mkdtempSync(join(home, unfinished))
  const data = join(making, 'data')
  const password = randomBytes(24).toString('base64url')
  mkdirSync(data, { mode: 0o700 })
  writeFileSync(join(making, 'password'), `${password}\n`, { mode: 0o600 })
  // initdb runs as the server's user, who may not read the file above.
  const handed = join(making, 'handed-password')
  writeFileSync(handed, `${password}\n`, { mode: 0o600 })
  if (user !== undefined) for (const path of [making, data, handed]) chownSync(path, user.uid, user.gid)
  await initdb(binaries, data, handed, user)
  rmSync(handed)
  renameSync(making, folder)
  flushLater(binaries, join(folder, 'data'), user)
}

const unfinished = 'making-'

/** What a start left behind that was killed before its cluster was complete. */
function removeUnfinished(home: string): void {
  for (const name of readdirSync(home)) {
    if (name.startsWith(unfinished)) rmSync(join(home, name), { recursive: true, force: true })
  }
}

async function initdb(binaries: Binaries, data: string, passwordFile: string, user: ServerUser): Promise<void> {
  const child = run(
    binaries.initdb,
    [
      `--pgdata=${data}`,
      `--username=${databaseUser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Sorting by code point and UTF-8 aware upper and lower case, the same on every machine.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-sync', // flushLater makes up for it
      '--no-instructions',
    ],
    user,
  )
  const failure = await outcome(child)
  if (failure !== undefined) throw new Error(`PostgreSQL could not make its data folder: ${failure}`)
}

/** Writes the new files through to the disk while the server already works. */
function flushLater(binaries: Binaries, data: string, user: ServerUser): void {
  const child = run(binaries.initdb, [`--pgdata=${data}`, '--sync-only'], user)
  child.once('error', () => {})
  child.stderr?.resume()
  child.unref()
}

function run(program: string, options: string[], user: ServerUser): ChildProcess {
  return spawn(program, options, { cwd: '/', env: cleanSurroundings, stdio: ['ignore', 'ignore', 'pipe'], ...user })
}

/** Undefined when it went well, else what the program said. */
async function outcome(child: ChildProcess): Promise<string | undefined> {
  const ended = new Promise<number | string | null>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(code ?? signal))
  })
  const said = child.stderr === null ? '' : await text(child.stderr)
  const end = await ended
  return end === 0 ? undefined : said.trim() || String(end)
}
