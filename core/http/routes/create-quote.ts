import { completeLines } from '../../catalog/quote-lines.ts'
import { type QuoteRequest, quoteTerms, translated } from '../../market/quote-request.ts'
import { quote } from '../../pricing/quote.ts'
import { permit } from '../actor.ts'
import { localeOf } from '../locale.ts'
import type { Handler } from '../operation.ts'

export const createQuote: Handler<'createQuote'> = async ({ path, query, body, headers, actor }, { engine, pool }) => {
  const market = engine.markets.find(path.market)
  const locale = localeOf(market, query.locale, headers.acceptLanguage)
  if (actor) permit(actor, 'viewer', market.code)
  const request = body as QuoteRequest
  const terms = quoteTerms(engine.markets, market, request, engine.customs, actor !== undefined)
  const { lines, notices } = await completeLines(pool, request.lines, terms)
  const answer = quote({ ...terms, lines, notices: [...(terms.notices ?? []), ...notices] })
  return { status: 200, body: { ...answer, notices: translated(answer.notices, market, terms, locale) } }
}
