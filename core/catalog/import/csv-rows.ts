import type { Readable } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'
import { Refusal } from '../../problem/refusal.ts'
import { type SourceRow, textFault } from './source-row.ts'

/**
 * Rows of a CSV file with a header, by column name. A bad row is a row with its reason, and reading goes on; a refusal of
 * the stream, such as that it is too large, is thrown.
 */
export async function* csvRows(input: Readable): AsyncGenerator<SourceRow<Record<string, string>>> {
  const skipped: CsvError[] = []
  const parser = parse({
    bom: true,
    columns: true,
    info: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: 1_000_000,
    on_skip: (error) => {
      if (error) skipped.push(error)
      return undefined
    },
  })
  if (input.errored) throw input.errored
  input.on('error', (error) => parser.destroy(error))
  input.pipe(parser)
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: Record<string, string>
      info: { lines: number }
    }>) {
      while (skipped.length > 0) yield badRow(skipped.shift() as CsvError)
      const fault = textFault(Object.values(record).join(' '))
      yield fault ? { line: info.lines, reason: fault } : { line: info.lines, value: record }
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    yield badRow(error as CsvError)
  }
  while (skipped.length > 0) yield badRow(skipped.shift() as CsvError)
}

/** The library's own reasons name the problem well; a quote that never closes usually means that the file is cut off. */
function badRow(error: CsvError): SourceRow<Record<string, string>> {
  const unclosed = error.code === 'CSV_QUOTE_NOT_CLOSED' ? '; is the file cut off?' : ''
  const short = error.code === 'CSV_RECORD_INCONSISTENT_COLUMNS' ? '; is the row cut off, or a quote missing?' : ''
  return { line: Number(error.lines ?? 0), reason: `${error.message}${unclosed}${short}` }
}
