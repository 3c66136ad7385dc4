import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compose } from '../../core/compose.ts'
import { addDays, type Day } from '../../core/country/day.ts'
import { KINDS } from '../../core/country/kind.ts'
import type { Destination } from '../../core/country/place.ts'
import { type FreeLine, freeLine, type QuoteRequest, quoteTerms } from '../../core/market/quote-request.ts'
import { quote } from '../../core/pricing/quote.ts'
import type { Quote, QuoteDelivery, QuoteLine } from '../../core/pricing/quote-input.ts'

const engine = compose({ now: () => Date.parse('2026-11-22T11:00:00Z') })
const codes = engine.markets.markets.map(({ code }) => code)

const FIRST = '2019-01-01'
const DAYS = 2922

/** Postal codes in territories with tax of their own, which no list of subdivisions reaches. */
const POSTAL_CODES: Readonly<Record<string, readonly string[]>> = {
  FR: ['75001', '20000', '97110', '97220', '97300', '97400', '97600'],
  DE: ['10115', '78266', '27498'],
  ES: ['28001', '35001', '38001', '51001', '52001'],
  GB: ['SW1A 1AA', 'BT1 1AA'],
  CH: ['8001', '7562', '9490'],
  US: ['10001', '60601', '90001', '97201'],
  CA: ['M5V 2T6', 'H2X 1Y4', 'V6B 1A1'],
  JP: ['100-0001'],
  CN: ['200120'],
  IN: ['400001', '560001'],
  BR: ['01310-100', '20040-002'],
}

/** Every place inside the country that an address can name: as a whole, by subdivision, by postal code. */
function destinationsOf(country: string): Destination[] {
  const law = engine.registry.jurisdiction(country)
  const listed = Object.keys(law?.value('address', 'subdivisions', '2026-11-22') ?? {})
  const territories = law?.country.territories?.flatMap(({ select }) => select.subdivisions ?? []) ?? []
  return [
    { country },
    ...[...new Set([...listed, ...territories])].map((subdivision) => ({ country, subdivision })),
    ...(POSTAL_CODES[country] ?? []).map((postalCode) => ({ country, postalCode })),
  ]
}

/** `delivery` is a name as good as any other, and must not be mixed up with what delivery costs. */
const REFS = ['delivery', '1', '2', '3', 'a', 'b', 'c', 'd', 'e'] as const

const line: fc.Arbitrary<Omit<FreeLine, 'ref'>> = fc.record({
  kind: fc.constantFrom(...KINDS),
  unitPrice: fc.oneof(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 300 })),
  quantity: fc.integer({ min: 1, max: 50 }),
})

const lines: fc.Arbitrary<FreeLine[]> = fc
  .tuple(fc.shuffledSubarray([...REFS], { minLength: 8, maxLength: 8 }), fc.array(line, { minLength: 1, maxLength: 8 }))
  .map(([refs, each]) => each.map((one, index) => ({ ...one, ref: refs[index] as string })))

const day: fc.Arbitrary<Day> = fc.integer({ min: 0, max: DAYS - 1 }).map((count) => addDays(FIRST, count))

type Basket = Omit<QuoteRequest, 'lines'> & { lines: FreeLine[] }

function basketIn(country: string): fc.Arbitrary<Basket> {
  return fc
    .record({
      day,
      lines,
      shipTo: fc.option(fc.constantFrom(...destinationsOf(country)), { nil: undefined }),
      price: fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: undefined }),
      buyer: fc.constantFrom('consumer' as const, 'company' as const),
    })
    .map(({ price, shipTo, buyer, ...basket }) => ({
      ...basket,
      buyer: { type: buyer },
      ...(shipTo && { shipTo }),
      ...(price !== undefined && { delivery: { price } }),
    }))
}

function priced(code: string, basket: Basket): Quote {
  const terms = quoteTerms(engine.markets, engine.markets.find(code), basket, engine.customs, true)
  return quote({ ...terms, lines: basket.lines.map((each) => freeLine(each)) })
}

function sum<T>(parts: readonly T[], pick: (part: T) => number): number {
  return parts.reduce((total, part) => total + pick(part), 0)
}

function partsOf({ lines: own, delivery }: Quote): (QuoteLine | QuoteDelivery)[] {
  return delivery ? [...own, delivery] : own
}

/** Every amount of an answer by what it belongs to, whatever the order of lines. */
function amountsOf(answer: Quote) {
  const amounts = (part: QuoteLine | QuoteDelivery) => [part.net, part.tax, part.gross]
  const taxes = (part: QuoteLine) => part.taxes.map((tax) => [tax.name, tax.percent, tax.base, tax.amount])
  return {
    lines: Object.fromEntries(answer.lines.map((each) => [each.ref, [amounts(each), taxes(each)]])),
    delivery: answer.delivery && amounts(answer.delivery),
    totals: answer.totals,
    taxes: answer.taxes,
  }
}

describe.each(codes)('any basket on any day in %s', (code) => {
  const { country } = engine.markets.find(code).definition
  const baskets = basketIn(country)

  test('adds up: net + tax = gross, and tax is the sum of taxes, on every line, delivery and total', () => {
    fc.assert(
      fc.property(baskets, (basket) => {
        const answer = priced(code, basket)
        const parts = partsOf(answer)
        for (const part of parts) {
          expect(part.net + part.tax).toBe(part.gross)
          expect(sum(part.taxes, ({ amount }) => amount)).toBe(part.tax)
        }
        const { totals } = answer
        expect(totals.net + totals.tax).toBe(totals.gross)
        for (const field of ['net', 'tax', 'gross'] as const) {
          expect(totals[field]).toBe(sum(parts, (part) => part[field]))
        }
        expect(sum(answer.taxes, ({ amount }) => amount)).toBe(totals.tax)
        expect(totals.delivery).toBe(answer.delivery?.gross ?? 0)
      }),
      { numRuns: 60 },
    )
  })

  test('costs what it says: the price as displayed is what is paid at home, or the net where tax is put on', () => {
    fc.assert(
      fc.property(baskets, ({ shipTo: _, ...basket }) => {
        const answer = priced(code, basket)
        for (const each of answer.lines) {
          expect(answer.pricesIncludeTax ? each.gross : each.net).toBe(each.unitPrice * each.quantity)
        }
        if (answer.delivery) {
          expect(answer.pricesIncludeTax ? answer.delivery.gross : answer.delivery.net).toBe(answer.delivery.price)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('does not depend on the order of its lines', () => {
    const shuffled = baskets.chain((basket) =>
      fc
        .shuffledSubarray(basket.lines, { minLength: basket.lines.length, maxLength: basket.lines.length })
        .map((other) => ({ basket, other })),
    )
    fc.assert(
      fc.property(shuffled, ({ basket, other }) => {
        expect(amountsOf(priced(code, { ...basket, lines: other }))).toEqual(amountsOf(priced(code, basket)))
      }),
      { numRuns: 60 },
    )
  })

  test('is never taxed below zero, and each zero says why', () => {
    fc.assert(
      fc.property(baskets, (basket) => {
        for (const tax of partsOf(priced(code, basket)).flatMap(({ taxes }) => taxes)) {
          expect(tax.amount).toBeGreaterThanOrEqual(0)
          if (tax.category !== 'S') expect(tax.reason).toBeTruthy()
        }
      }),
      { numRuns: 40 },
    )
  })
})
