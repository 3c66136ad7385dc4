import { quoteBasket } from '../../checkout/quote-basket.ts'
import { type QuoteRequest, translated, translatedPromotions } from '../../market/quote-request.ts'
import { permit } from '../actor.ts'
import { localeOf } from '../locale.ts'
import type { Handler } from '../operation.ts'

export const createQuote: Handler<'createQuote'> = async (
  { path, query, body, headers, actor },
  { engine, checkout },
) => {
  const market = engine.markets.find(path.market)
  const locale = localeOf(market, query.locale, headers.acceptLanguage)
  if (actor) permit(actor, 'viewer', market.code)
  const { answer, terms, promotions } = await quoteBasket(checkout, market, body as QuoteRequest, actor !== undefined)
  const said = translatedPromotions(answer, promotions?.promoting.promotions ?? [], market, locale)
  return { status: 200, body: { ...answer, ...said, notices: translated(answer.notices, market, terms, locale) } }
}
