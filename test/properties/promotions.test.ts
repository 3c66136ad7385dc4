import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Kind } from '../../core/country/kind.ts'
import type { Quote } from '../../core/pricing/quote-input.ts'
import { type PromotedLine, type PromotionOf, promotedSale } from '../promoted.ts'

/** Countries with much, some and no law about promotions. */
const COUNTRIES = { FR: 'EUR', DE: 'EUR', ES: 'EUR', GB: 'GBP' } as const
type Country = keyof typeof COUNTRIES

const KINDS: readonly Kind[] = ['toy', 'book', 'e-book', 'food']

const line: fc.Arbitrary<Omit<PromotedLine, 'ref'>> = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    price: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 1_000_000 })),
    quantity: fc.integer({ min: 1, max: 12 }),
    charge: fc.boolean(),
    cost: fc.option(fc.integer({ min: 1, max: 500_000 }), { nil: undefined }),
  })
  .map(({ charge, cost, ...each }) => ({
    ...each,
    ...(charge && { charge }),
    ...(cost !== undefined && { cost: { amount: BigInt(cost), currency: 'EUR' } }),
  }))

const lines = fc
  .array(line, { minLength: 1, maxLength: 7 })
  .map((each) => each.map((one, index): PromotedLine => ({ ...one, ref: `line ${index}` })))

const percent = fc.constantFrom('0.5', '10', '33.3333', '50', '100')
const amounts = (country: Country) =>
  fc.integer({ min: 1, max: 200_000 }).map((amount) => [{ amount, currency: COUNTRIES[country] }])

function action(country: Country): fc.Arbitrary<PromotionOf['action']> {
  const tiers = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 3 })
  return fc.oneof(
    fc.record({ type: fc.constant('percent' as const), percent }),
    fc.record({
      type: fc.constant('amount' as const),
      amounts: amounts(country),
      per: fc.constantFrom('cart' as const, 'piece' as const),
    }),
    fc.record({ type: fc.constant('fixed-price' as const), prices: amounts(country) }),
    fc.record({
      type: fc.constant('buy-get' as const),
      buy: fc.integer({ min: 1, max: 4 }),
      get: fc.integer({ min: 1, max: 3 }),
      percent,
    }),
    fc.tuple(tiers, percent).map(([quantities, off]) => ({
      type: 'tiers' as const,
      tiers: quantities.sort((a, b) => a - b).map((quantity) => ({ quantity, percent: off })),
    })),
    fc.constant({ type: 'free-delivery' as const }),
  )
}

function promotions(country: Country): fc.Arbitrary<PromotionOf[]> {
  const one = fc
    .record({
      action: action(country),
      priority: fc.integer({ min: 0, max: 2 }),
      stacks: fc.constantFrom('with-all', 'with-none', 'blue', 'red'),
      kinds: fc.option(fc.subarray([...KINDS], { minLength: 1 }), { nil: undefined }),
      cartMin: fc.option(amounts(country), { nil: undefined }),
    })
    .map(({ kinds, cartMin, ...each }) => ({
      ...each,
      ...(kinds && { on: { kinds } }),
      ...(cartMin && { when: { cartMin } }),
    }))
  return fc
    .array(one, { maxLength: 5 })
    .map((each) => each.map((promotion, index): PromotionOf => ({ ...promotion, code: `P${index}` })))
}

interface Basket {
  lines: PromotedLine[]
  promotions: PromotionOf[]
  delivery: number | undefined
}

const basket = (country: Country): fc.Arbitrary<Basket> =>
  fc.record({
    lines,
    promotions: promotions(country),
    delivery: fc.option(fc.integer({ min: 0, max: 5000 }), { nil: undefined }),
  })

function priced(country: Country, { lines: own, promotions: offers, delivery }: Basket): Quote {
  return promotedSale(country, offers, own, {
    ...(delivery !== undefined && { delivery: { price: BigInt(delivery) } }),
  })
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

/** What each line and promotion comes to, whatever the order. */
function outcome(answer: Quote) {
  return {
    lines: Object.fromEntries(answer.lines.map((each) => [each.ref, [each.discount, each.net, each.tax, each.gross]])),
    delivery: answer.delivery && [answer.delivery.discount, answer.delivery.gross],
    promotions: answer.promotions,
    totals: answer.totals,
  }
}

describe.each(Object.keys(COUNTRIES) as Country[])('any basket under any promotions in %s', (country) => {
  test('what promotions took is what lines and delivery cost less; no line below zero, no charge touched', () => {
    fc.assert(
      fc.property(basket(country), (given) => {
        const answer = priced(country, given)
        const taken = sum(answer.lines.map(({ discount }) => discount)) + (answer.delivery?.discount ?? 0)
        expect(sum((answer.promotions ?? []).map(({ amount }) => amount))).toBe(taken)
        expect(answer.totals.discount).toBe(taken)
        for (const [index, each] of answer.lines.entries()) {
          expect(each.gross).toBe(each.unitPrice * each.quantity - each.discount)
          expect(each.net + each.tax).toBe(each.gross)
          expect(each.discount).toBeGreaterThanOrEqual(0)
          expect(each.gross).toBeGreaterThanOrEqual(0)
          if (given.lines[index]?.charge) expect(each.discount).toBe(0)
        }
        expect(answer.totals.net + answer.totals.tax).toBe(answer.totals.gross)
      }),
      { numRuns: 150 },
    )
  })

  test('neither the order of lines nor that of promotions changes an amount', () => {
    const shuffled = basket(country).chain((given) =>
      fc.record({
        given: fc.constant(given),
        lines: fc.shuffledSubarray(given.lines, { minLength: given.lines.length }),
        promotions: fc.shuffledSubarray(given.promotions, { minLength: given.promotions.length }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ given, ...turned }) => {
        expect(outcome(priced(country, { ...given, ...turned }))).toEqual(outcome(priced(country, given)))
      }),
      { numRuns: 150 },
    )
  })

  test('an amount off the basket is given whole, or as far as there is something to take it from', () => {
    fc.assert(
      fc.property(lines, amounts(country), (own, [off]) => {
        const toys = own.map(({ cost: _, ...each }): PromotedLine => ({ ...each, kind: 'toy' }))
        const offer: PromotionOf = { code: 'OFF', action: { type: 'amount', amounts: [off as never] } }
        const answer = promotedSale(country, [offer], toys)
        const worth = sum(toys.map(({ price, quantity = 1, charge }) => (charge ? 0 : price * quantity)))
        expect(answer.totals.discount).toBe(Math.min(off?.amount ?? 0, worth))
      }),
      { numRuns: 100 },
    )
  })

  test('the law’s greatest reduction of books holds, however many promotions there are', () => {
    const greatest = { FR: 0, DE: 0, ES: 5, GB: 100 }[country]
    fc.assert(
      fc.property(basket(country), (given) => {
        for (const each of priced(country, given).lines) {
          const most = Math.floor((each.unitPrice * each.quantity * greatest) / 100)
          if (each.kind === 'book') expect(each.discount).toBeLessThanOrEqual(most)
        }
      }),
      { numRuns: 100 },
    )
  })

  test('a promotion that may be given more often never takes less', () => {
    const times = fc.integer({ min: 1, max: 6 })
    fc.assert(
      fc.property(lines, times, percent, (own, most, off) => {
        const given = (timesMax: number) => {
          const offer: PromotionOf = { code: 'B', action: { type: 'buy-get', buy: 1, get: 1, percent: off, timesMax } }
          const toys = own.map(({ cost: _, ...each }): PromotedLine => ({ ...each, kind: 'toy' }))
          return promotedSale(country, [offer], toys).totals.discount
        }
        expect(given(most + 1)).toBeGreaterThanOrEqual(given(most))
      }),
      { numRuns: 100 },
    )
  })

  test('without promotions a quote is what it was', () => {
    fc.assert(
      fc.property(lines, (own) => {
        const answer = promotedSale(country, [], own)
        expect(answer.promotions).toBeUndefined()
        expect(answer.totals.discount).toBe(0)
      }),
      { numRuns: 20 },
    )
  })
})
