import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { ImportOptions, ImportReport } from '../catalog/import/import-products.ts'
import type { Format } from '../catalog/import/product-rows.ts'
import { problemOf } from '../problem/problem.ts'
import { Refusal } from '../problem/refusal.ts'
import { type CommandInput, type CommandOutput, WrongUsage } from './command.ts'
import { progressBar } from './progress-bar.ts'
import { table } from './table.ts'

/** Options of every command that imports a file. */
export const IMPORT_OPTIONS = {
  format: { type: 'string' },
  'on-error': { type: 'string' },
  'dry-run': { type: 'boolean' },
} as const

/** Imports a file by `work`, with a bar while it runs and the report when it is done. */
export async function importFile(
  input: CommandInput,
  path: string,
  work: (stream: Readable, format: Format, options: ImportOptions) => Promise<ImportReport>,
): Promise<CommandOutput> {
  const { values } = input
  const onError = values['on-error'] ?? 'stop'
  if (onError !== 'stop' && onError !== 'skip') throw new WrongUsage('--on-error is stop or skip')
  const format = formatOf(values.format, path)
  const file = await openFile(path, input)
  const bar = progressBar(file.bytes, input.tell)
  const started = performance.now()
  const report = await work(file.stream, format, {
    onError,
    dryRun: values['dry-run'] === true,
    progress: ({ read }) => bar.show(file.read(), `${read} rows`),
  })
  bar.end()
  if (!report.applied && report.failed > 0) tellProblem(input, report)
  return {
    json: { id: randomUUID(), ...report },
    table: draw(report, performance.now() - started),
    exit: report.failed > 0 && !report.applied ? 1 : 0,
  }
}

/** Reports on standard error that nothing was imported, as every refusal is; the rows at fault are in the answer. */
function tellProblem({ tell }: CommandInput, { failed, errors }: ImportReport): void {
  const fields = errors.map(({ line, field, reason }) => ({ pointer: `line ${line}${field ?? ''}`, detail: reason }))
  const refusal = new Refusal(
    'import-failed',
    `${failed} rows are wrong; nothing was imported. Mend them, or use --on-error skip.`,
    fields,
  )
  tell(JSON.stringify(problemOf(refusal, { locale: 'en', requestId: 'cli' }), null, 2))
}

/** Opened before the database, so that a name that is wrong costs nothing. */
export async function openFile(
  path: string,
  input: CommandInput,
): Promise<{ stream: Readable; bytes: Promise<number>; read: () => number }> {
  if (path === '-') return { stream: process.stdin, bytes: Promise.resolve(0), read: () => 0 }
  const bytes = await sizeOf(path)
  const stream = createReadStream(path)
  stream.on('error', () => input.tell(`${path} cannot be read`))
  return { stream, bytes: Promise.resolve(bytes), read: () => stream.bytesRead }
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined)
  if (found && !found.isDirectory()) return found.size
  throw new Refusal('not-found', `There is no file ${path}.`, 'file')
}

function formatOf(named: string | boolean | undefined, path: string): Format {
  if (named === 'csv' || named === 'ndjson') return named
  if (named !== undefined) throw new WrongUsage('--format is csv or ndjson')
  return /\.csv$/i.test(path) ? 'csv' : 'ndjson'
}

/** A table of more rows is not read; `--json` has the first hundred. */
const SHOWN_MAX = 20

function draw(report: ImportReport, milliseconds: number): string {
  const { read, created, updated, unchanged, failed } = report
  const counts = table(
    ['read', 'created', 'updated', 'unchanged', 'failed', 'applied'],
    [[read, created, updated, unchanged, failed, report.applied ? 'yes' : 'no'].map(String)],
  )
  const errors = report.errors.slice(0, SHOWN_MAX).map(({ line, field, reason }) => [String(line), field ?? '', reason])
  const speed = `${(milliseconds / 1000).toFixed(2)} s, ${Math.round((read / milliseconds) * 1000)} rows a second`
  return [counts, ...(errors.length > 0 ? [table(['line', 'field', 'reason'], errors)] : []), speed].join('\n')
}
