import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { type SourceRow, textFault } from './source-row.ts'

/**
 * Lines of NDJSON as objects; empty lines are skipped. A bad line is a row with its reason, and reading goes on; a stream
 * that fails is thrown, for readline would end as if the file did.
 */
export async function* ndjsonRows(input: Readable): AsyncGenerator<SourceRow<Record<string, unknown>>> {
  let line = 0
  if (input.errored) throw input.errored
  const reader = createInterface({ input: input.setEncoding('utf8'), crlfDelay: Number.POSITIVE_INFINITY })
  input.on('error', () => reader.close())
  for await (const text of reader) {
    line++
    const row = text.replace(/^\ufeff/, '')
    if (row.trim() !== '') yield rowOf(row, line)
  }
  if (input.errored) throw input.errored
}

function rowOf(text: string, line: number): SourceRow<Record<string, unknown>> {
  const fault = textFault(text)
  if (fault) return { line, reason: fault }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { line, value: value as Record<string, unknown> }
    return { line, reason: 'is not a JSON object' }
  } catch (error) {
    return { line, reason: `is not JSON (${(error as Error).message}); is the file cut off?` }
  }
}
