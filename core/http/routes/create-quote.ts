import { completeLines } from '../../catalog/quote-lines.ts'
import { type QuoteRequest, quoteTerms, translated, translatedPromotions } from '../../market/quote-request.ts'
import { quote } from '../../pricing/quote.ts'
import { basketPromotions, withOffered } from '../../promotion/promoting.ts'
import { permit } from '../actor.ts'
import { localeOf } from '../locale.ts'
import type { Handler } from '../operation.ts'

export const createQuote: Handler<'createQuote'> = async (
  { path, query, body, headers, actor },
  { engine, pool, promotions: book },
) => {
  const market = engine.markets.find(path.market)
  const locale = localeOf(market, query.locale, headers.acceptLanguage)
  if (actor) permit(actor, 'viewer', market.code)
  const request = body as QuoteRequest
  const terms = quoteTerms(engine.markets, market, request, engine.customs, actor !== undefined)
  const [{ lines, notices }, promotions] = await Promise.all([
    completeLines(pool, request.lines, terms),
    basketPromotions(pool, engine.markets, market, book, request, terms),
  ])
  const answer = quote({
    ...terms,
    lines: withOffered(lines, promotions),
    notices: [...(terms.notices ?? []), ...notices],
    ...(promotions && { promoting: promotions.promoting }),
  })
  const said = translatedPromotions(answer, promotions?.promoting.promotions ?? [], market, locale)
  return { status: 200, body: { ...answer, ...said, notices: translated(answer.notices, market, terms, locale) } }
}
