import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markets } from '../config/markets.ts'
import { compose } from '../core/compose.ts'
import { isWorkingDay } from '../core/country/calendar.ts'
import { addDays } from '../core/country/day.ts'
import type { Jurisdiction } from '../core/country/jurisdiction.ts'
import {
  type DeliveryInput,
  type DeliveryItem,
  type DeliveryOption,
  deliveryOptions,
  type Origin,
  workingAt,
} from '../core/delivery/options.ts'
import { promisedDays } from '../core/delivery/promise.ts'
import { type DeliveryRate, priceByTable, ratesOverlap } from '../core/delivery/rate-table.ts'
import { place, registry } from './golden.ts'

const definitions = new Map(markets().map((definition) => [definition.code, definition]))
const item: DeliveryItem = { ref: 'a', quantity: 2, weightGrams: 500, value: 40_00n }

/** What a market offers at a moment, from where it ships. */
function input(code: string, when: string, change: Partial<DeliveryInput> = {}): DeliveryInput {
  const definition = definitions.get(code)
  if (!definition) throw new Error(code)
  const [day = '', time = ''] = when.split(' ')
  const home = place(definition.country, definition.shipFrom, day)
  return {
    registry,
    national: registry.jurisdiction(definition.country) as Jurisdiction,
    market: code,
    ordered: { day, time },
    currency: definition.currencies[0] as string,
    destination: home,
    origins: [{ code: 'main', kind: 'warehouse', place: home }],
    items: [item],
    rates: [],
    prices: definition.delivery,
    ...change,
  }
}

function option(given: DeliveryInput, service = 'home'): DeliveryOption {
  const found = deliveryOptions(given).find((each) => each.service === service)
  if (!found) throw new Error(service)
  return found
}

describe('promised days, counted by hand on the calendars', () => {
  test.each([
    // Colissimo two to three working days, until 15:00. 2026-11-20 is a Friday.
    ['fr', '2026-11-20 14:59', ['FR', '75001'], '2026-11-24', '2026-11-25'],
    ['fr', '2026-11-20 15:00', ['FR', '75001'], '2026-11-25', '2026-11-26'],
    ['fr', '2026-11-22 09:00', ['FR', '75001'], '2026-11-25', '2026-11-26'],
    // Corsica takes two days more.
    ['fr', '2026-11-20 14:59', ['FR', '20000'], '2026-11-26', '2026-11-27'],
    // Whit Monday between.
    ['fr', '2026-05-22 10:00', ['FR', '75001'], '2026-05-27', '2026-05-28'],
    // Good Friday stops nobody in Lyon, but nobody hands over in Strasbourg; Easter Monday stops both.
    ['fr', '2026-04-01 10:00', ['FR', '67000'], '2026-04-07', '2026-04-07'],
    ['fr', '2026-04-01 10:00', ['FR', '75001'], '2026-04-03', '2026-04-07'],
    // Independence Day on a Saturday is kept on Friday the 3rd.
    ['us', '2026-07-02 10:00', ['US', '10001'], '2026-07-07', '2026-07-10'],
    // Golden Week, and the Saturday after it is worked.
    ['cn', '2026-09-30 10:00', ['CN', '200120'], '2026-10-09', '2026-10-12'],
    // Until 18:00 the last evening before Golden Week it leaves after it.
    ['cn', '2026-09-30 16:00', ['CN', '200120'], '2026-10-10', '2026-10-13'],
    // Saturdays are worked: Friday 6 March and two to six days.
    ['in', '2026-03-06 10:00', ['IN', '400001'], '2026-03-09', '2026-03-13'],
    // Christmas Friday, Boxing Day's substitute on Monday.
    ['gb', '2026-12-24 10:00', ['GB', 'B1 1AA'], '2026-12-30', '2026-12-31'],
    // Abroad: two to three days in France, then one to two in Germany.
    ['fr', '2026-11-23 10:00', ['DE', '10115'], '2026-11-26', '2026-11-30'],
  ])('%s ordered %s to %s', (market, when, [country, postalCode], earliest, latest) => {
    const destination = place(country as string, { postalCode: postalCode as string })
    expect(option(input(market, when, { destination })).promised).toEqual({ earliest, latest })
  })

  test('goods that must be waited for leave when they are there', () => {
    const parcels = [{ origin: 'main', lines: [{ ref: 'a', quantity: 2 }], readyFrom: '2026-12-05' }]
    const [part] = option(input('fr', '2026-11-23 10:00', { parcels })).parts
    expect(part).toMatchObject({ dispatch: '2026-12-07', promised: { earliest: '2026-12-09', latest: '2026-12-10' } })
  })
})

describe('every market', () => {
  const { carriers } = compose({ now: () => 0 })
  test.each([...definitions.keys()])('%s: each service can be had at home, and somebody carries it', (code) => {
    const given = input(code, '2026-11-23 09:00')
    const store: Origin = { code: 'store', kind: 'shop', place: given.destination, stock: { a: 2 } }
    const options = deliveryOptions({ ...given, origins: [...given.origins, store] })
    expect(options.length).toBeGreaterThan(2)
    for (const { service, kind, label, unavailable, price, promised, pickupPointRequired } of options) {
      if (given.prices?.[service] === undefined) expect(unavailable).toBe('no-price')
      else if (unavailable === undefined) expect({ label, price, promised }).not.toContain(undefined)
      else expect({ service, unavailable }).toEqual({ service, unavailable: 'not-reached' })
      expect(pickupPointRequired).toBe(kind !== 'home')
      expect(carriers.of(code, kind)?.kinds).toContain(kind)
    }
    expect(options.find(({ service }) => service === 'home')?.unavailable).toBeUndefined()
    expect(options.find(({ kind }) => kind === 'click-and-collect')?.unavailable).toBeUndefined()
  })
})

describe('what cannot be had says why', () => {
  const guadeloupe = place('FR', { postalCode: '97110' })
  test.each<[string, Partial<DeliveryInput>, string]>([
    ['locker', { destination: guadeloupe }, 'not-reached'],
    ['home', { items: [{ ...item, weightGrams: 15_001 }] }, 'too-heavy'],
    ['home', { prices: {} }, 'no-price'],
    ['home', { rates: [rate({ weightUntil: 1000 })] }, 'beyond-rate-table'],
    ['click-and-collect', {}, 'no-shop'],
    ['click-and-collect', { origins: [shop('lyon', { a: 1 })] }, 'no-shop-has-all'],
    // Spain has lockers, but not on the islands.
    ['locker', { destination: place('ES', { postalCode: '35001' }) }, 'not-reached'],
  ])('%s', (service, change, reason) => {
    const found = option(input('fr', '2026-11-23 10:00', change), service)
    expect(found.unavailable).toBe(reason)
    expect(found.price).toBeUndefined()
    expect(found.promised).toBeUndefined()
  })

  test('a limit of weight is one of each parcel', () => {
    const heavy = { ...item, weightGrams: 20_000 }
    const line = { ref: 'a', quantity: 1 }
    const split = [
      { origin: 'main', lines: [line] },
      { origin: 'main', lines: [line] },
    ]
    expect(option(input('fr', '2026-11-23 10:00', { items: [heavy] })).unavailable).toBe('too-heavy')
    expect(option(input('fr', '2026-11-23 10:00', { items: [heavy], parcels: split })).unavailable).toBeUndefined()
  })
})

function shop(code: string, stock: Record<string, number>): Origin {
  return { code, kind: 'shop', place: place('FR', { postalCode: '69002' }), stock }
}

test('click and collect names the shops that hold everything, today until the cut-off', () => {
  const origins = [shop('lyon', { a: 2 }), shop('paris', { a: 1 }), shop('lille', { a: 9 })] as [Origin, ...Origin[]]
  const found = option(input('fr', '2026-11-23 10:00', { origins }), 'click-and-collect')
  expect(found.shops?.map(({ code }) => code)).toEqual(['lyon', 'lille'])
  expect(found).toMatchObject({ price: 0n, pickupPointRequired: true, customs: { border: false } })
  expect(found.promised).toEqual({ earliest: '2026-11-23', latest: '2026-11-24' })
  expect(option(input('fr', '2026-11-23 17:00', { origins }), 'click-and-collect').promised?.earliest).toBe(
    '2026-11-24',
  )
})

function rate(change: Partial<DeliveryRate> = {}): DeliveryRate {
  return { service: 'home', weightFrom: 0, valueFrom: 0n, price: 700n, volumetricDivisor: 0, ...change }
}

describe('rate tables', () => {
  const light = { weightGrams: 800, volumeMm3: 0, value: 2000n }
  const asked = { service: 'home', zone: 'mainland', load: light, day: '2026-11-23' }
  test.each<[string, DeliveryRate[], Partial<typeof asked>, unknown]>([
    ['no row', [], {}, 'no-table'],
    ['another service', [rate({ service: 'locker' })], {}, 'no-table'],
    ['before its day', [rate({ from: '2026-11-24' })], {}, 'no-table'],
    ['on its last day', [rate({ until: '2026-11-23' })], {}, 'no-table'],
    ['everywhere', [rate()], {}, { price: 700n }],
    ['the zone wins', [rate(), rate({ zone: 'mainland', price: 500n })], {}, { price: 500n }],
    [
      'what the zone is too light for does not fall through',
      [rate(), rate({ zone: 'mainland', weightUntil: 800 })],
      {},
      'beyond-table',
    ],
    [
      'a bracket holds its lower end',
      [rate({ weightUntil: 800 }), rate({ weightFrom: 800, price: 900n })],
      {},
      { price: 900n },
    ],
    ['free from', [rate({ freeFrom: 2000n })], {}, { price: 0n, freeFrom: 2000n }],
    ['not yet free', [rate({ freeFrom: 2001n })], {}, { price: 700n, freeFrom: 2001n }],
    ['by value', [rate({ valueUntil: 2000n }), rate({ valueFrom: 2000n, price: 1n })], {}, { price: 1n }],
    // A box of 30 × 20 × 20 cm at 5,000 cm³ to the kilogram weighs 2.4 kg.
    [
      'volume',
      [
        rate({ weightUntil: 2400, volumetricDivisor: 5000 }),
        rate({ weightFrom: 2400, price: 1100n, volumetricDivisor: 5000 }),
      ],
      { load: { ...light, volumeMm3: 12_000_000 } },
      { price: 1100n },
    ],
  ])('%s', (_, rates, change, expected) => {
    expect(priceByTable(rates, { ...asked, ...change })).toEqual(expected)
  })

  const bracket = fc
    .record({
      weightFrom: fc.nat(20),
      weight: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
      valueFrom: fc.bigInt(0n, 20n),
      value: fc.option(fc.bigInt(1n, 20n), { nil: undefined }),
      zone: fc.constantFrom('mainland', undefined),
    })
    .map(({ weightFrom, weight, valueFrom, value, zone }) =>
      rate({
        weightFrom,
        ...(weight && { weightUntil: weightFrom + weight }),
        valueFrom,
        ...(value && { valueUntil: valueFrom + value }),
        ...(zone && { zone }),
      }),
    )
  test('two rows overlap exactly where some load falls into both', () => {
    fc.assert(
      fc.property(bracket, bracket, (a, b) => {
        const both = (weightGrams: number, value: bigint) =>
          [a, b].every(
            (row) =>
              typeof priceByTable([row], {
                ...asked,
                zone: row.zone ?? '',
                load: { weightGrams, volumeMm3: 0, value },
              }) === 'object',
          )
        const some = Array.from({ length: 41 }).some((_, weight) =>
          Array.from({ length: 41 }).some((__, value) => both(weight, BigInt(value))),
        )
        expect(ratesOverlap(a, b)).toBe(a.zone === b.zone && some)
      }),
      { numRuns: 60 },
    )
  })
})

describe('customs', () => {
  test.each<[string, string, ReturnType<typeof place>, object]>([
    ['inside a country', 'fr', place('FR', { postalCode: '75001' }), { border: false }],
    ['inside the union', 'fr', place('DE', { postalCode: '10115' }), { border: false }],
    [
      'out of the union',
      'fr',
      place('CH', { postalCode: '8001' }),
      { border: true, terms: 'DAP', duty: 'unknown', jurisdiction: 'CH' },
    ],
    [
      'to an overseas department',
      'fr',
      place('FR', { postalCode: '97200' }),
      { border: true, jurisdiction: 'FR-972', duty: 'known', dutyAmount: 0n },
    ],
    ['to Northern Ireland', 'gb', place('GB', { postalCode: 'BT1 1AA' }), { border: false }],
    ['from the union to Northern Ireland', 'fr', place('GB', { postalCode: 'BT1 1AA' }), { border: false }],
    ['to Samnaun', 'ch', place('CH', { postalCode: '7563' }), { border: true }],
    [
      'to Polynesia',
      'fr',
      place('FR', { postalCode: '98714' }),
      { border: true, duty: 'unknown', jurisdiction: 'FR-PF' },
    ],
    ['to Büsingen', 'ch', place('DE', { postalCode: '78266' }), { border: false }],
    ['between provinces', 'ca', place('CA', { subdivision: 'QC' }), { border: false }],
    ['into the union', 'gb', place('FR', { postalCode: '75001' }), { border: true }],
    [
      'into the United States',
      'ca',
      place('US', { postalCode: '10001' }),
      { border: true, terms: 'DDP', duty: 'unknown' },
    ],
  ])('%s', (_, market, destination, expected) => {
    expect(option(input(market, '2026-11-23 10:00', { destination })).customs).toMatchObject(expected)
  })
})

/** Value, day and goods decide the duty; amounts are worked out from the law, at one euro for one pound and two for a dollar. */
describe('duty', () => {
  const france = place('FR', { postalCode: '75001' })
  const toys = { ref: 'a', quantity: 1, kind: 'toy', hsCode: '9503.00', weightGrams: 100, value: 150_00n } as const
  const mugs = { ...toys, ref: 'b', kind: 'general', hsCode: '691200', value: 1n } as const
  const convert = (amount: bigint, _: string, to: string) => (to === 'USD' ? amount / 2n : amount)
  const none = { duty: 'known', dutyAmount: 0n }
  test.each<[string, string, string, ReturnType<typeof place>, DeliveryItem[], object]>([
    ['the union, EUR 150, until June 2026', 'gb', '2026-06-30', france, [toys], none],
    ['more', 'gb', '2026-06-30', france, [toys, mugs], { duty: 'unknown' }],
    ['EUR 3 from July', 'gb', '2026-07-01', france, [toys], { duty: 'known', dutyAmount: 300n, dutyCurrency: 'EUR' }],
    [
      'for each heading',
      'gb',
      '2026-07-01',
      france,
      [{ ...toys, value: 1n }, mugs, { ...mugs, ref: 'c' }],
      { dutyAmount: 600n },
    ],
    ['not without a heading', 'gb', '2026-07-01', france, [{ ref: 'a', quantity: 1, value: 1n }], { duty: 'unknown' }],
    ['not for wine', 'gb', '2026-07-01', france, [{ ...toys, kind: 'alcohol' }], { duty: 'unknown' }],
    ['the tariff from July 2028', 'gb', '2028-07-03', france, [toys], { duty: 'unknown' }],
    [
      'Britain, GBP 135',
      'fr',
      '2026-11-23',
      place('GB', { postalCode: 'B1 1AA' }),
      [{ ...toys, value: 135_00n }],
      none,
    ],
    ['above', 'fr', '2026-11-23', place('GB', { postalCode: 'B1 1AA' }), [toys], { duty: 'unknown' }],
    [
      'the United States, USD 800, until August 2025',
      'ca',
      '2025-08-28',
      place('US', { postalCode: '10001' }),
      [{ ...toys, value: 1600_00n }],
      none,
    ],
    [
      'nothing is free after',
      'ca',
      '2025-08-29',
      place('US', { postalCode: '10001' }),
      [{ ...toys, value: 1n }],
      { terms: 'DDP', duty: 'unknown' },
    ],
  ])('%s', (_, market, day, destination, items, expected) => {
    expect(option(input(market, `${day} 10:00`, { destination, items, convert })).customs).toMatchObject(expected)
  })
})

/** Moments of two years around, in any market, to anywhere that the market ships from. */
const moment = fc.record({
  market: fc.constantFrom(...definitions.keys()),
  days: fc.nat(700),
  minutes: fc.nat(24 * 60 - 1),
})
function whenOf({ days, minutes }: { days: number; minutes: number }): string {
  const time = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
  return `${addDays('2025-11-01', days)} ${time}`
}

describe('properties', () => {
  test('promised days are working days there, in order, and never before the order', () => {
    fc.assert(
      fc.property(moment, (at) => {
        const given = input(at.market, whenOf(at))
        const there = workingAt(registry, given.destination)
        for (const { promised, parts } of deliveryOptions(given)) {
          if (!promised) continue
          const { earliest, latest } = promised
          expect(isWorkingDay(there.jurisdiction, earliest, there.subdivision)).toBe(true)
          expect(isWorkingDay(there.jurisdiction, latest, there.subdivision)).toBe(true)
          expect(given.ordered.day <= earliest && earliest <= latest).toBe(true)
          expect(parts.every(({ dispatch }) => dispatch >= given.ordered.day && dispatch <= earliest)).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('who orders later is promised no earlier day', () => {
    fc.assert(
      fc.property(moment, fc.nat(3), fc.nat(24 * 60 - 1), (at, later, minutes) => {
        const next = { ...at, days: at.days + later, minutes: later === 0 ? Math.max(at.minutes, minutes) : minutes }
        const before = deliveryOptions(input(at.market, whenOf(at)))
        const after = deliveryOptions(input(at.market, whenOf(next)))
        for (const [index, { promised }] of before.entries()) {
          const then = after[index]?.promised
          if (!promised || !then) continue
          expect(then.earliest >= promised.earliest && then.latest >= promised.latest).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('a longer way is promised no earlier day', () => {
    fc.assert(
      fc.property(moment, fc.nat(8), fc.nat(8), (at, days, more) => {
        const there = workingAt(registry, input(at.market, whenOf(at)).destination)
        const dispatch = whenOf(at).slice(0, 10)
        const arrival = (transit: number) =>
          promisedDays(dispatch, [{ days: [transit, transit], on: there }], there).latest
        expect(arrival(days + more) >= arrival(days)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  test('what is split adds up: pieces, grams and price', () => {
    const piece = fc.record({ origin: fc.constantFrom('main', 'north', 'south'), ref: fc.constantFrom('a', 'b') })
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), fc.nat(5000), (pieces, price) => {
        const count = (ref: string) => pieces.filter((each) => each.ref === ref).length
        const items = ['a', 'b']
          .filter((ref) => count(ref) > 0)
          .map((ref) => ({ ref, quantity: count(ref), weightGrams: ref === 'a' ? 333 : 1000, value: 100n }))
        const parcels = ['main', 'north', 'south'].flatMap((origin) => {
          const lines = pieces.filter((each) => each.origin === origin).map(({ ref }) => ({ ref, quantity: 1 }))
          return lines.length > 0 ? [{ origin, lines }] : []
        })
        const origins = ['main', 'north', 'south'].map((code) => ({
          ...input('fr', '2026-11-23 10:00').origins[0],
          code,
        }))
        const change = { items, parcels, origins: origins as [Origin, ...Origin[]], prices: { home: price } }
        const { parts, price: whole, promised } = option(input('fr', '2026-11-23 10:00', change))
        const together = option(input('fr', '2026-11-23 10:00', { items, prices: { home: price } }))
        expect(whole).toBe(together.price)
        expect(parts.reduce((sum, part) => sum + part.price, 0n)).toBe(whole)
        expect(parts.reduce((sum, part) => sum + part.weightGrams, 0)).toBe(together.parts[0]?.weightGrams)
        expect(parts.flatMap((part) => part.lines)).toHaveLength(pieces.length)
        expect(parts.every((part) => promised && part.promised.latest <= promised.latest)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
