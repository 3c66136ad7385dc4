import type { Readable } from 'node:stream'
import { csvRows } from '../../catalog/import/csv-rows.ts'
import { ndjsonRows } from '../../catalog/import/ndjson-rows.ts'
import type { SourceRow } from '../../catalog/import/source-row.ts'

export type FeedFormat = 'csv' | 'ndjson'

const NUMBERS = new Set(['onHand', 'delta', 'incoming'])

/** Rows of a feed as objects: NDJSON as it is, CSV with a column for each field; an empty cell says nothing. */
export async function* feedRows(input: Readable, format: FeedFormat): AsyncGenerator<SourceRow<unknown>> {
  if (format === 'ndjson') {
    yield* ndjsonRows(input)
    return
  }
  for await (const row of csvRows(input)) yield 'reason' in row ? row : { line: row.line, value: fromCells(row.value) }
}

function fromCells(row: Record<string, string>): unknown {
  const filled = Object.entries(row).filter(([, cell]) => cell.trim() !== '')
  return Object.fromEntries(filled.map(([column, cell]) => [column, cellValue(column, cell.trim())]))
}

/** What is no whole number stays text, and is refused by the contract with its field. */
function cellValue(column: string, cell: string): string | number {
  return NUMBERS.has(column) && /^-?\d{1,15}$/.test(cell) ? Number(cell) : cell
}
