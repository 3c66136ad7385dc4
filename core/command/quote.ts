import type { CompletedLines } from '../catalog/quote-lines.ts'
import { Validators } from '../contract/validator.ts'
import { freeLine, type QuoteRequest, type QuoteTerms, quoteTerms, translated } from '../market/quote-request.ts'
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
    const terms = quoteTerms(input.engine.markets, market, request as QuoteRequest, input.engine.customs, true)
    const { lines, notices } = await quoteLines(input, request as QuoteRequest, terms)
    const answer = price({ ...terms, lines, notices: [...(terms.notices ?? []), ...notices] })
    answer.notices = translated(answer.notices, market, terms, locale)
    return { json: answer, table: draw(answer) }
  },
}

/** The database is opened only where a line names a SKU: free lines need none. */
async function quoteLines(input: CommandInput, { lines }: QuoteRequest, terms: QuoteTerms): Promise<CompletedLines> {
  if (lines.every((line) => 'unitPrice' in line)) return { lines: lines.map((line) => freeLine(line)), notices: [] }
  const { completeLines } = await import('../catalog/quote-lines.ts')
  return completeLines(await input.database(), lines, terms)
}

function draw(answer: Quote): string {
  const money = (amount: number) => display(amount, answer.currency)
  const taxes = (line: { taxes: Quote['lines'][number]['taxes'] }) =>
    line.taxes.map((tax) => `${tax.name} ${tax.percent} % ${tax.category}`).join(' + ')
  const rows = answer.lines.map((line) => [
    line.ref,
    line.kind,
    String(line.quantity),
    money(line.unitPrice),
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
    table(['ref', 'kind', 'quantity', 'unit price', 'net', 'tax', 'gross', 'taxes'], rows),
    ...why,
    ...notices,
  ].join('\n')
}
