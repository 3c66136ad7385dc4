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
const WARM_UP_SECONDS = 5

/** A load that lasts as long as it is told to. */
export type LoadOf = (seconds: number) => Promise<Load>

/** Sessions that ask the same kind of question again and again. */
export function asking(
  url: string,
  next: NextRequest,
  { expected = 200, sessions = SESSIONS }: { expected?: number; sessions?: number } = {},
): LoadOf {
  const open = async () => {
    const connection = await Connection.open(url)
    return {
      run: async () => (await connection.ask(next())).status === expected,
      close: () => connection.close(),
    }
  }
  return (seconds) => operate(seconds, sessions, open)
}

/** A load for some seconds, once the process knows it well. */
export async function load(of: LoadOf, seconds: number): Promise<Load> {
  await of(WARM_UP_SECONDS)
  return of(seconds)
}

const TURNS = 2

/**
 * Two loads in turns, once each process knows its own: what is done twice as often as another thing on a machine that others
 * share, and that is not always equally fast, is so only where both were done at the same time. Figures are means of the turns.
 */
export async function inTurns(one: LoadOf, other: LoadOf, seconds: number): Promise<[Load, Load]> {
  await one(WARM_UP_SECONDS)
  await other(WARM_UP_SECONDS)
  const turns: [Load, Load][] = []
  for (let turn = 0; turn < TURNS; turn++) turns.push([await one(seconds / TURNS), await other(seconds / TURNS)])
  return [meanOf(turns.map(([each]) => each)), meanOf(turns.map(([, each]) => each))]
}

function meanOf(loads: readonly Load[]): Load {
  const mean = (of: (load: Load) => number) => loads.reduce((sum, each) => sum + of(each), 0) / loads.length
  return {
    perSecond: mean(({ perSecond }) => perSecond),
    p50: mean(({ p50 }) => p50),
    p99: mean(({ p99 }) => p99),
    failed: loads.reduce((sum, { failed }) => sum + failed, 0),
  }
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
