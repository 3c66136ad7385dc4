import type pg from 'pg'
import type { RequestLine } from '../market/quote-request.ts'
import type { QuoteInputLine } from '../pricing/quote-input.ts'
export async function completeLines(
  _pool: pg.Pool,
  _lines: readonly RequestLine[],
  _terms: { market: string; currency: string; channel: string; day: string },
): Promise<QuoteInputLine[]> {
  throw new Error('soon')
}
