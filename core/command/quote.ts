import type { QuotedBasket } from '../checkout/quote-basket.ts'
import { Validators } from '../contract/validator.ts'
import type { Market } from '../market/market-set.ts'
import { freeLine, type QuoteRequest, quoteTerms, translated, translatedPromotions } from '../market/quote-request.ts'
import { spokenLocale } from '../market/spoken-locale.ts'
import { display } from '../money/currency.ts'
import { quote as price } from '../pricing/quote.ts'
import type { Quote } from '../pricing/quote-input.ts'
import { parseJson, refuseWrong } from './arguments.ts'
import type { Command, CommandInput } from './command.ts'
import { table } from './table.ts'

export const quote: Command = {
  usage: 'quote <market> [--locale L] < request.json',
  summary: 'Price a basket with every decision explained; lines with a SKU need the database',
  options: { locale: { type: 'string' } },
  words: [1, 1],
  async run(input) {
    const market = input.engine.markets.find(input.positionals[0] as string)
    const { locale: asked = market.definition.locales[0] } = input.values
    const locale = spokenLocale(market, asked as string)
    const request = parseJson(await input.stdin(), 'standard input')
    refuseWrong(new Validators().named('QuoteRequest')(request), 'the request')
    const { answer, terms, promotions } = await quoted(input, market, request as QuoteRequest)
    answer.notices = translated(answer.notices, market, terms, locale)
    Object.assign(answer, translatedPromotions(answer, promotions?.promoting.promotions ?? [], market, locale))
    return { json: answer, table: draw(answer) }
  },
}

/**
 * The database, with its promotions and rate tables, is read only where a line names a SKU. Free lines need none: they are
 * priced by the packs and config alone.
 */
async function quoted(input: CommandInput, market: Market, request: QuoteRequest): Promise<QuotedBasket> {
  const { engine } = input
  const { lines } = request
  if (lines.every((line) => 'unitPrice' in line)) {
    const terms = quoteTerms(engine.markets, market, request, engine.customs, true)
    return { answer: price({ ...terms, lines: lines.map((line) => freeLine(line)) }), terms, promotions: undefined }
  }
  const { quoteBasket } = await import('../checkout/quote-basket.ts')
  const { PromotionBook } = await import('../promotion/book.ts')
  const { RateBook } = await import('../delivery/rate-book.ts')
  const pool = await input.database()
  const { RememberedOffers } = await import('../catalog/remembered-offers.ts')
  const nothingIsFresh = () => false
  const promotions = new PromotionBook(pool, engine.markets, nothingIsFresh)
  const rates = new RateBook(pool, nothingIsFresh)
  const offers = new RememberedOffers(pool, { isFresh: nothingIsFresh, revision: undefined })
  return quoteBasket({ pool, engine, promotions, rates, offers }, market, request, true)
}

function draw(answer: Quote): string {
  const money = (amount: number) => display(amount, answer.currency)
  const taxes = (line: { taxes: Quote['lines'][number]['taxes'] }) =>
    line.taxes.map((tax) => `${tax.name} ${tax.percent} % ${tax.category}`).join(' + ')
  /** A column that is there only where promotions took anything. */
  const discounted = answer.totals.discount !== 0
  const off = (amount: number) => (discounted ? [amount === 0 ? '' : money(-amount)] : [])
  const rows = answer.lines.map((line) => [
    line.ref,
    line.kind,
    String(line.quantity),
    money(line.unitPrice),
    ...off(line.discount),
    money(line.net),
    money(line.tax),
    money(line.gross),
    taxes(line),
  ])
  const { delivery, totals } = answer
  if (delivery) {
    rows.push([
      'delivery',
      '',
      '1',
      money(delivery.price),
      ...off(delivery.discount ?? 0),
      money(delivery.net),
      money(delivery.tax),
      money(delivery.gross),
      taxes(delivery),
    ])
  }
  rows.push([
    'total',
    '',
    '',
    '',
    ...off(totals.discount),
    money(totals.net),
    money(totals.tax),
    money(totals.gross),
    `to pay ${money(totals.toPay)}`,
  ])
  const why = answer.lines.flatMap((line) =>
    line.explain.map(
      (each) => `${line.ref}: ${each.step}: ${each.value}${each.source ? ` (${each.source.cite})` : ''}`,
    ),
  )
  const notices = answer.notices.map((notice) => `! ${notice.message}`)
  return [
    `${answer.market} on ${answer.day}, prices ${answer.pricesIncludeTax ? 'with' : 'without'} tax, rounded per ${answer.rounding.per} ${answer.rounding.mode}`,
    table(
      ['ref', 'kind', 'quantity', 'unit price', ...(discounted ? ['discount'] : []), 'net', 'tax', 'gross', 'taxes'],
      rows,
    ),
    ...why,
    ...notices,
  ].join('\n')
}
