import { spawn } from 'node:child_process'
import { cleanSurroundings } from './cluster.ts'
import type { Server } from './server.ts'

/**
 * Makes a server end with this process however that ends, even by SIGKILL: a small shell waits on a pipe that closes
 * with us. For tests; the engine itself rather finds its orphaned server again at the next start.
 *
 * @returns what dismisses the guard after an orderly stop
 */
export function endWithUs(server: Server): () => void {
  const pid = server.process.split(':')[0] ?? ''
  const guard = spawn('/bin/sh', ['-c', 'read -r word; [ "$word" = done ] || kill -QUIT "$1"', 'guard', pid], {
    cwd: '/',
    env: cleanSurroundings,
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  guard.once('error', () => {})
  guard.stdin.once('error', () => {})
  guard.unref()
  // The pipe must not keep this process alive; a child's stdin is a socket, which can be unreferenced.
  if ('unref' in guard.stdin && typeof guard.stdin.unref === 'function') guard.stdin.unref()
  return () => void guard.stdin.end('done\n')
}
