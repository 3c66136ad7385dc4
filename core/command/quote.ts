import type { CompletedLines } from '../catalog/quote-lines.ts'
import { Validators } from '../contract/validator.ts'
import type { Market } from '../market/market-set.ts'
import {
  freeLine,
  type QuoteRequest,
  type QuoteTerms,
  quoteTerms,
  translated,
  translatedPromotions,
} from '../market/quote-request.ts'
import { spokenLocale } from '../market/spoken-locale.ts'
import { display } from '../money/currency.ts'
import { quote as price } from '../pricing/quote.ts'
import type { Promoting, Quote } from '../pricing/quote-input.ts'
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
    const terms = quoteTerms(input.engine.markets, market, request as QuoteRequest, input.engine.customs, true)
    const { lines, notices, promoting } = await quoteLines(input, market, request as QuoteRequest, terms)
    const found = [...(terms.notices ?? []), ...notices]
    const answer = price({ ...terms, lines, notices: found, ...(promoting && { promoting }) })
    answer.notices = translated(answer.notices, market, terms, locale)
    Object.assign(answer, translatedPromotions(answer, promoting?.promotions ?? [], market, locale))
    return { json: answer, table: draw(answer) }
  },
}

/** The database, and the promotions in it, are read only where a line names a SKU: free lines need none. */
async function quoteLines(
  input: CommandInput,
  market: Market,
  request: QuoteRequest,
  terms: QuoteTerms,
): Promise<CompletedLines & { promoting?: Promoting }> {
  const { lines } = request
  if (lines.every((line) => 'unitPrice' in line)) return { lines: lines.map((line) => freeLine(line)), notices: [] }
  const { completeLines } = await import('../catalog/quote-lines.ts')
  const { basketPromotions, withOffered } = await import('../promotion/promoting.ts')
  const { PromotionBook } = await import('../promotion/book.ts')
  const { markets } = input.engine
  const pool = await input.database()
  const completed = await completeLines(pool, lines, terms)
  const book = new PromotionBook(pool, markets, () => false)
  const promotions = await basketPromotions(pool, markets, market, book, request, terms)
  return {
    ...completed,
    lines: withOffered(completed.lines, promotions),
    ...(promotions && { promoting: promotions.promoting }),
  }
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
