import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { type ImportReport, importProducts } from '../catalog/import/import-products.ts'
import type { Mapping } from '../catalog/import/mapping.ts'
import { ndjsonRows } from '../catalog/import/ndjson-rows.ts'
import { type Format, productRows } from '../catalog/import/product-rows.ts'
import type { CategoryDocument } from '../catalog/product-document.ts'
import { reprojectAll } from '../catalog/reproject.ts'
import { writeCategories } from '../catalog/write-categories.ts'
import { Validators } from '../contract/validator.ts'
import { transaction } from '../db/pool.ts'
import { problemOf } from '../problem/problem.ts'
import { Refusal } from '../problem/refusal.ts'
import { parseJson } from './arguments.ts'
import { type Command, type CommandInput, type CommandOutput, WrongUsage } from './command.ts'
import { progressBar } from './progress-bar.ts'
import { table } from './table.ts'

const importCommand: Command = {
  usage:
    'import <file|-> [--categories] [--mapping M] [--format csv|ndjson] [--on-error stop|skip] [--dry-run] [--with flag,…]',
  summary:
    'Import products, or categories: NDJSON documents, or CSV with a mapping (a file, or a name in config/mappings)',
  options: {
    mapping: { type: 'string' },
    format: { type: 'string' },
    'on-error': { type: 'string' },
    'dry-run': { type: 'boolean' },
    with: { type: 'string' },
    categories: { type: 'boolean' },
  },
  words: [1, 1],
  async run(input) {
    const { values } = input
    const onError = values['on-error'] ?? 'stop'
    if (onError !== 'stop' && onError !== 'skip') throw new WrongUsage('--on-error is stop or skip')
    if (values.categories) return importCategories(input)
    const mapping = values.mapping === undefined ? undefined : await readMapping(String(values.mapping))
    const flags = flagsOf(values.with, mapping)
    const file = await openFile(input.positionals[0] as string, input)
    const bar = progressBar(file.bytes, input.tell)
    const rows = productRows(file.stream, formatOf(input), mapping, flags)
    const started = performance.now()
    const report = await importProducts(await input.database(), input.engine, rows, {
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
  },
}

export { importCommand as import }

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

/** Categories, a JSON document a line, parents before children. */
async function importCategories(input: CommandInput): Promise<CommandOutput> {
  const categories: CategoryDocument[] = []
  const check = new Validators().named('CategoryDocument')
  const { stream } = await openFile(input.positionals[0] as string, input)
  for await (const row of ndjsonRows(stream)) {
    const reason =
      'reason' in row
        ? row.reason
        : check(row.value)
            .map(({ pointer, detail }) => `${pointer} ${detail}`)
            .join('; ')
    if (reason || 'reason' in row)
      throw new Refusal('import-failed', `Line ${row.line}: ${reason}; nothing was imported.`, `line ${row.line}`)
    categories.push(row.value as unknown as CategoryDocument)
  }
  const pool = await input.database()
  const { count, moved } = await transaction(pool, (client) => writeCategories(client, categories))
  const repriced = moved ? await reprojectAll(pool, input.engine) : 0
  const json = { read: categories.length, categories: count, projected: repriced }
  return { json, table: table(Object.keys(json), [Object.values(json).map(String)]) }
}

/** Opened before the database, so that a name that is wrong costs nothing. */
async function openFile(
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

function formatOf({ values, positionals }: CommandInput): Format {
  const named = values.format
  if (named === 'csv' || named === 'ndjson') return named
  if (named !== undefined) throw new WrongUsage('--format is csv or ndjson')
  return /\.csv$/i.test(positionals[0] as string) ? 'csv' : 'ndjson'
}

/** A name is looked up in config/mappings; anything with a dot or a slash is a file. */
async function readMapping(name: string): Promise<Mapping> {
  const path = /[./]/.test(name) ? name : new URL(`../../config/mappings/${name}.json`, import.meta.url)
  try {
    return parseJson(await readFile(path, 'utf8'), `the mapping ${name}`) as Mapping
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('not-found', `There is no mapping ${name}; name one of config/mappings, or a file.`, 'mapping')
  }
}

function flagsOf(text: string | boolean | undefined, mapping: Mapping | undefined): ReadonlySet<string> {
  const flags = typeof text === 'string' ? text.split(',') : []
  const known = Object.keys(mapping?.flags ?? {})
  const unknown = flags.find((flag) => !known.includes(flag))
  if (unknown) throw new WrongUsage(`--with ${unknown}: the mapping knows ${known.join(', ') || 'no flag'}`)
  return new Set(flags)
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
