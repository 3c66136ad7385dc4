import type { Readable } from 'node:stream'
import type { CommandInput, CommandOutput } from './command.ts'
import { drawOutcome, exitOf, type ImportOutcome, tellProblem } from './import-outcome.ts'
import { formatOf, onErrorOf, openFile } from './open-file.ts'
import { progressBar } from './progress-bar.ts'

/** Options of every command that takes a file of rows. */
export const IMPORT_OPTIONS = {
  format: { type: 'string' },
  'on-error': { type: 'string' },
  'dry-run': { type: 'boolean' },
} as const

/** How rows are taken, whatever they are. */
export interface RowOptions {
  onError: 'stop' | 'skip'
  dryRun: boolean
  progress: (so: Readonly<{ read: number }>) => void
}

/** Takes a file by `work`, with a bar while it runs and the report when it is done. */
export async function importFile(
  input: CommandInput,
  path: string,
  work: (stream: Readable, format: 'csv' | 'ndjson', options: RowOptions) => Promise<ImportOutcome>,
): Promise<CommandOutput> {
  const onError = onErrorOf(input)
  const format = formatOf(input, path)
  const file = await openFile(path, input)
  const bar = progressBar(file.bytes, input.tell)
  const started = performance.now()
  const report = await work(file.stream, format, {
    onError,
    dryRun: input.values['dry-run'] === true,
    progress: ({ read }) => bar.show(file.read(), `${read} rows`),
  })
  bar.end()
  if (exitOf(report) > 0) tellProblem(input, report)
  return { json: report, table: drawOutcome(report, performance.now() - started), exit: exitOf(report) }
}
