import { Connection } from './connection.ts'

/** What a load measured. Times are milliseconds. */
export interface Load {
  perSecond: number
  p50: number
  p99: number
  /** Operations that did not go as expected. */
  failed: number
}

/** A request as bytes to be sent. */
export type NextRequest = () => string

export const SESSIONS = 10

/** What a process learns once is not measured: code is compiled for what is done often. */
const WARM_UP_SECONDS = 2

/** Sessions that ask the same kind of question again and again, for some seconds, once the process knows it well. */
export async function load(
  url: string,
  next: NextRequest,
  seconds: number,
  { expected = 200, sessions = SESSIONS }: { expected?: number; sessions?: number } = {},
): Promise<Load> {
  const open = async () => {
    const connection = await Connection.open(url)
    return {
      run: async () => (await connection.ask(next())).status === expected,
      close: () => connection.close(),
    }
  }
  await operate(WARM_UP_SECONDS, sessions, open)
  return operate(seconds, sessions, open)
}

/** Somebody who does an operation again and again; false where it did not go as expected. */
export interface Session {
  run: () => Promise<boolean>
  close: () => void
}

/** Sessions that do an operation again and again, for some seconds; `finished` waits for what they have set going. */
export async function operate(
  seconds: number,
  count: number,
  open: (index: number) => Promise<Session>,
  finished: () => Promise<void> = async () => {},
): Promise<Load> {
  const times: number[] = []
  let failed = 0
  const sessions = await Promise.all(Array.from({ length: count }, (_, index) => open(index)))
  const began = performance.now()
  const until = began + seconds * 1000
  const repeat = async ({ run, close }: Session) => {
    for (let at = began; at < until; ) {
      const fine = await run()
      const now = performance.now()
      times.push(now - at)
      if (!fine) failed++
      at = now
    }
    close()
  }
  await Promise.all(sessions.map(repeat))
  await finished()
  const elapsed = (performance.now() - began) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return { perSecond: times.length / elapsed, p50: at(0.5), p99: at(0.99), failed }
}
