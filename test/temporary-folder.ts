import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A data folder that is gone after the tests, with the server that works in it, however they end. */
export type TemporaryFolder = { path: string; remove(): void }

/**
 * Makes a data folder for an embedded server. A small shell waits on a pipe that closes when this process (or worker)
 * ends, even by Ctrl-C or SIGKILL, and cleans up what `remove` then could not.
 */
export function temporaryFolder(prefix: string): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), prefix))
  chmodSync(path, 0o755) // under root, the server runs as another user
  const guard = spawn('/bin/sh', ['-c', cleanUp, 'guard', path], {
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true, // a Ctrl-C must not reach it
  })
  guard.stdin.on('error', () => {})
  guard.unref()
  // Waiting for us must not keep us alive.
  if ('unref' in guard.stdin && typeof guard.stdin.unref === 'function') guard.stdin.unref()
  return {
    path,
    remove: () => {
      guard.stdin.end('done\n')
      rmSync(path, { recursive: true, force: true })
    },
  }
}

const cleanUp = `
read -r word
[ "$word" = done ] && exit
server=$(head -n 1 "$1/postgres/cluster/data/postmaster.pid") && kill -QUIT "$server"
for attempt in 1 2 3; do sleep 0.5; rm -rf "$1" && break; done
`
