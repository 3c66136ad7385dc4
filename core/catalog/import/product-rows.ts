import type { Readable } from 'node:stream'
import { csvRows } from './csv-rows.ts'
import { applyMapping, type Mapping, UnmappedValue } from './mapping.ts'
import { ndjsonRows } from './ndjson-rows.ts'
import type { SourceRow } from './source-row.ts'

export type Format = 'csv' | 'ndjson'

/** Documents of a file: NDJSON as it is, CSV through a mapping, or with a column for each field as exports write it. */
export async function* productRows(
  input: Readable,
  format: Format,
  mapping: Mapping | undefined,
  flags: ReadonlySet<string>,
): AsyncGenerator<SourceRow<unknown>> {
  if (format === 'ndjson') {
    yield* ndjsonRows(input)
    return
  }
  for await (const row of csvRows(input)) yield 'reason' in row ? row : mapped(row.line, row.value, mapping, flags)
}

function mapped(
  line: number,
  row: Record<string, string>,
  mapping: Mapping | undefined,
  flags: ReadonlySet<string>,
): SourceRow<unknown> {
  try {
    return { line, value: mapping ? applyMapping(mapping, row, flags) : fromColumns(row) }
  } catch (error) {
    if (error instanceof UnmappedValue) return { line, reason: error.message }
    throw error
  }
}

/** Columns whose cells are text; every other field is JSON in its cell. */
export const TEXT_COLUMNS = [
  'code',
  'kind',
  'subKind',
  'status',
  'brand',
  'name',
  'description',
  'slug',
  'hsCode',
  'originCountry',
] as const
export const JSON_COLUMNS = [
  'categories',
  'translations',
  'perishable',
  'madeToOrder',
  'weightGrams',
  'dimensionsMm',
  'content',
  'attributes',
  'media',
  'safety',
  'options',
  'variants',
  'only',
  'markets',
] as const

function fromColumns(row: Record<string, string>): unknown {
  const text = new Set<string>(TEXT_COLUMNS)
  const filled = Object.entries(row).filter(([, cell]) => cell !== '')
  return Object.fromEntries(filled.map(([column, cell]) => [column, text.has(column) ? cell : parseCell(column, cell)]))
}

function parseCell(column: string, cell: string): unknown {
  try {
    return JSON.parse(cell)
  } catch {
    throw new UnmappedValue(column, 'is not JSON')
  }
}
