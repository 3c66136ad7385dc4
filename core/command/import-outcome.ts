import { problemOf } from '../problem/problem.ts'
import { Refusal } from '../problem/refusal.ts'
import type { CommandInput } from './command.ts'
import { table } from './table.ts'

/** What an import of rows counts, whatever the rows are. */
export interface ImportOutcome {
  applied: boolean
  read: number
  created: number
  updated: number
  unchanged: number
  failed: number
  errors: readonly { line: number; field?: string; reason: string }[]
}

/** Reports on standard error that nothing was imported, as every refusal is; the rows at fault are in the answer. */
export function tellProblem({ tell }: CommandInput, { failed, errors }: ImportOutcome): void {
  const fields = errors.map(({ line, field, reason }) => ({ pointer: `line ${line}${field ?? ''}`, detail: reason }))
  const refusal = new Refusal(
    'import-failed',
    `${failed} rows are wrong; nothing was imported. Mend them, or use --on-error skip.`,
    fields,
  )
  tell(JSON.stringify(problemOf(refusal, { locale: 'en', requestId: 'cli' }), null, 2))
}

/** A table of more rows is not read; `--json` has the first hundred. */
const SHOWN_MAX = 20

/** The outcome for people. */
export function drawOutcome(outcome: ImportOutcome, milliseconds: number): string {
  const { read, created, updated, unchanged, failed } = outcome
  const counts = table(
    ['read', 'created', 'updated', 'unchanged', 'failed', 'applied'],
    [[read, created, updated, unchanged, failed, outcome.applied ? 'yes' : 'no'].map(String)],
  )
  const errors = outcome.errors
    .slice(0, SHOWN_MAX)
    .map(({ line, field, reason }) => [String(line), field ?? '', reason])
  const speed = `${(milliseconds / 1000).toFixed(2)} s, ${Math.round((read / milliseconds) * 1000)} rows a second`
  return [counts, ...(errors.length > 0 ? [table(['line', 'field', 'reason'], errors)] : []), speed].join('\n')
}

/** 1 where nothing was taken because of bad rows. */
export function exitOf({ failed, applied }: ImportOutcome): number {
  return failed > 0 && !applied ? 1 : 0
}
