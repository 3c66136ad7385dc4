/**
 * Installs what the lock file asks for, before `npm start`, `npm test` and `npm run noyau`.
 *
 * Runs on the host's own Node (20 or newer), before anything is installed, so: plain JavaScript, no dependency.
 * When everything is there it only compares a stamp and returns within milliseconds.
 * Writes to standard error only: standard output belongs to the command that follows.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const checkout = dirname(fileURLToPath(import.meta.url))
const lockFile = join(checkout, 'package-lock.json')
const installed = join(checkout, 'node_modules', '.package-lock.json')
const stampFile = join(checkout, 'node_modules', '.noyau-installed')
const busyFolder = join(checkout, '.installing')

const longestInstallation = 15 * 60_000

if (!isStamped()) await installAlone()

/** Whether the last installation was of this very lock file, and nothing touched node_modules since. */
function isStamped() {
  return existsSync(stampFile) && existsSync(installed) && readFileSync(stampFile, 'utf8') === stamp()
}

/** npm rewrites `installed` whenever it changes node_modules, so its time stands for the whole folder. */
function stamp() {
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex')
  return `${hash} ${statSync(installed).mtimeMs} ${process.platform}-${process.arch}\n`
}

async function installAlone() {
  await enter()
  try {
    if (isStamped()) return
    if (!isComplete()) install()
    writeFileSync(stampFile, stamp())
  } finally {
    rmSync(busyFolder, { recursive: true, force: true })
  }
}

/** Whether someone ran npm by hand and everything that the lock file asks of this machine is there. */
function isComplete() {
  if (!existsSync(installed)) return false
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages
  const want = JSON.parse(readFileSync(lockFile, 'utf8')).packages
  return Object.entries(want).every(([path, entry]) => {
    if (path === '') return true
    if (path in have) return have[path].version === entry.version && existsSync(join(checkout, path))
    return entry.optional === true && !isForThisMachine(entry)
  })
}

/** Optional packages come per platform; one that names a C library, or no system at all, may be meant for others. */
function isForThisMachine({ os, cpu, libc }) {
  if (os === undefined || libc !== undefined) return false
  return [os].flat().includes(process.platform) && [cpu ?? process.arch].flat().includes(process.arch)
}

function install() {
  process.stderr.write('Installing the dependencies (once) …\n')
  const npm = process.env.npm_execpath
  // The outer npm's own Node, not the one inside node_modules, which is about to be replaced.
  const node = process.env.npm_node_execpath ?? process.execPath
  const options = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const [command, before] = npm?.endsWith('.js') ? [node, [npm]] : ['npm', []]
  const result = spawnSync(command, [...before, ...options], { cwd: checkout, stdio: ['ignore', 2, 2] })
  if (result.status === 0) return
  rmSync(busyFolder, { recursive: true, force: true })
  process.stderr.write(
    `The installation failed (${result.error?.message ?? `npm ci ended with ${result.status ?? result.signal}`}). ` +
      'Check the network and the npm registry setting, then start again.\n',
  )
  process.exit(1)
}

/** Waits until no other process installs in this checkout, then marks that this one does. */
async function enter() {
  for (let told = false; ; told = true) {
    try {
      mkdirSync(busyFolder)
      writeFileSync(join(busyFolder, 'pid'), String(process.pid))
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (isAbandoned()) takeAway()
    else {
      if (!told) process.stderr.write('Another process is installing the dependencies; waiting for it …\n')
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}

/** Moves the abandoned mark away before removing it, so that of two that see it only one succeeds. */
function takeAway() {
  const aside = `${busyFolder}-${process.pid}`
  try {
    renameSync(busyFolder, aside)
  } catch {
    return
  }
  rmSync(aside, { recursive: true, force: true })
}

function isAbandoned() {
  try {
    const age = Date.now() - statSync(busyFolder).mtimeMs
    const pidFile = join(busyFolder, 'pid')
    // Between mkdir and the write of the pid there is a moment without one.
    if (!existsSync(pidFile)) return age > 2_000
    return age > longestInstallation || !isAlive(Number(readFileSync(pidFile, 'utf8')))
  } catch {
    return false
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
