import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Allocation, Demand, StockLevel } from './allocation.ts'
import { demandOf } from './demand.ts'
import type { StockLocation } from './location.ts'
import { type SourcingRequest, source } from './source.ts'
import type { SourcingPolicy } from './stock-choice.ts'

const place = (code: string, more: Partial<StockLocation> = {}): StockLocation => ({
  code,
  kind: 'warehouse',
  name: code,
  country: 'FR',
  active: true,
  ...more,
})
const level = (location: string, sku: string, onHand: number, more: Partial<StockLevel> = {}): StockLevel => ({
  location,
  sku,
  onHand,
  reserved: 0,
  incoming: 0,
  ...more,
})

const LYON = place('lyon', { postalCode: '69002', coordinates: { latitude: 45.757, longitude: 4.832 } })
const PARIS = place('paris', { kind: 'shop', postalCode: '75004', coordinates: { latitude: 48.856, longitude: 2.357 } })
const BERLIN = place('berlin', {
  kind: 'shop',
  country: 'DE',
  postalCode: '10119',
  coordinates: { latitude: 52.53, longitude: 13.405 },
})

function sourced(more: Partial<SourcingRequest>) {
  return source({
    demand: [{ sku: 'A', quantity: 1 }],
    locations: [LYON, PARIS, BERLIN],
    levels: [level('lyon', 'A', 5), level('paris', 'A', 5), level('berlin', 'A', 5)],
    destination: { country: 'FR' },
    policy: 'nearest',
    backOrder: false,
    ...more,
  })
}

const codes = ({ allocation }: { allocation: Allocation[] }) => allocation.map(({ location }) => location)

describe('nearest', () => {
  test.each([
    ['the beginning of the postal code', { country: 'FR', postalCode: '75011' }, 'paris'],
    ['the country before all', { country: 'DE', postalCode: '69002' }, 'berlin'],
    ['kilometres, where all are known', { country: 'DE', coordinates: { latitude: 48.58, longitude: 7.75 } }, 'lyon'],
    ['the order of config between equals', { country: 'FR' }, 'lyon'],
  ])('by %s', (_, destination, expected) => {
    expect(codes(sourced({ destination }))).toEqual([expected])
  })

  test('by subdivision, before the postal code', () => {
    const locations = [
      place('reno', { country: 'US', subdivision: 'US-NV', postalCode: '10002' }),
      place('albany', { country: 'US', subdivision: 'US-NY', postalCode: '12207' }),
    ]
    const levels = [level('reno', 'A', 1), level('albany', 'A', 1)]
    const destination = { country: 'US', subdivision: 'US-NY', postalCode: '10002' }
    expect(codes(sourced({ locations, levels, destination }))).toEqual(['albany'])
  })

  test('outside the subdivision by kilometres from about where it is, where every location has coordinates', () => {
    const at = (latitude: number, longitude: number) => ({ coordinates: { latitude, longitude } })
    const locations = [
      place('new-york', { country: 'US', subdivision: 'US-NY', postalCode: '90001', ...at(40.7, -74) }),
      place('reno', { country: 'US', subdivision: 'US-NV', postalCode: '89502', ...at(39.5, -119.8) }),
      place('los-angeles', { country: 'US', subdivision: 'US-CA', postalCode: '90012', ...at(34, -118.2) }),
    ]
    const from = (open: typeof locations, postalCode: string) => {
      const levels = open.map(({ code }) => level(code, 'A', 1))
      const destination = {
        country: 'US',
        subdivision: 'US-CA',
        postalCode,
        roughly: { latitude: 39, longitude: -120 },
      }
      return codes(sourced({ locations: open, levels, destination }))
    }
    expect(from(locations.slice(0, 2), '90012')).toEqual(['reno'])
    // What is in the subdivision comes first, however far from its middle.
    expect(from(locations, '89501')).toEqual(['los-angeles'])
    const { coordinates: _, ...unknown } = locations[0] as StockLocation
    expect(from([unknown, locations[1] as StockLocation], '90012')).toEqual(['new-york'])
  })

  test('the rest comes from the next', () => {
    expect(sourced({ demand: [{ sku: 'A', quantity: 7 }] }).allocation).toEqual([
      { sku: 'A', location: 'lyon', quantity: 5, backOrder: 0 },
      { sku: 'A', location: 'paris', quantity: 2, backOrder: 0 },
    ])
  })
})

test('shop-first: shops send before warehouses, the nearest of them first', () => {
  const demand = [{ sku: 'A', quantity: 12 }]
  const { allocation } = sourced({ demand, policy: 'shop-first' })
  expect(allocation.map(({ location, quantity }) => [location, quantity])).toEqual([
    ['berlin', 5],
    ['lyon', 2],
    ['paris', 5],
  ])
})

test('fewest-shipments: one parcel from farther away rather than two', () => {
  const levels = [level('lyon', 'A', 1), level('paris', 'B', 1), level('berlin', 'A', 1), level('berlin', 'B', 1)]
  const demand = [
    { sku: 'A', quantity: 1 },
    { sku: 'B', quantity: 1 },
  ]
  expect(codes(sourced({ demand, levels, policy: 'fewest-shipments' }))).toEqual(['berlin', 'berlin'])
  expect(codes(sourced({ demand, levels, policy: 'nearest' }))).toEqual(['lyon', 'paris'])
})

describe('what is not there', () => {
  test('is said, with what there is; then nothing is allocated', () => {
    expect(sourced({ demand: [{ sku: 'A', quantity: 16 }] })).toEqual({
      allocation: [],
      missing: [{ sku: 'A', quantity: 16, available: 15 }],
    })
  })

  test('what is reserved, and what lies at a closed location, is not there', () => {
    const levels = [level('lyon', 'A', 5, { reserved: 4 }), level('paris', 'A', 5)]
    const locations = [LYON, { ...PARIS, active: false }]
    expect(sourced({ demand: [{ sku: 'A', quantity: 2 }], levels, locations }).missing).toEqual([
      { sku: 'A', quantity: 2, available: 1 },
    ])
  })

  test('may be back-ordered, up to what is incoming and not promised yet, and is marked', () => {
    const levels = [level('lyon', 'A', 2, { incoming: 10 }), level('paris', 'A', 1, { reserved: 3, incoming: 4 })]
    const demand = [{ sku: 'A', quantity: 14 }]
    expect(sourced({ demand, levels, backOrder: true }).allocation).toEqual([
      { sku: 'A', location: 'lyon', quantity: 12, backOrder: 10 },
      { sku: 'A', location: 'paris', quantity: 2, backOrder: 2 },
    ])
    expect(sourced({ demand, levels }).missing).toEqual([{ sku: 'A', quantity: 14, available: 2 }])
  })

  test('needs not be there where no stock is kept', () => {
    expect(sourced({ demand: [{ sku: 'E-BOOK', quantity: 9 }], unmanaged: new Set(['E-BOOK']) })).toEqual({
      allocation: [],
      missing: [],
    })
  })
})

describe('click and collect', () => {
  test('all of it comes from the shop', () => {
    expect(codes(sourced({ collectAt: 'paris' }))).toEqual(['paris'])
    expect(sourced({ collectAt: 'paris', demand: [{ sku: 'A', quantity: 6 }] }).missing).toEqual([
      { sku: 'A', quantity: 6, available: 5 },
    ])
  })

  test('at a warehouse nobody collects', () => {
    expect(sourced({ collectAt: 'lyon' }).missing).toEqual([{ sku: 'A', quantity: 1, available: 0 }])
  })
})

test('a bundle takes what it is made of', () => {
  const bundle = [
    { sku: 'A', quantity: 2 },
    { sku: 'B', quantity: 1 },
  ]
  expect(
    demandOf([
      { sku: 'SET', quantity: 3, bundle },
      { sku: 'A', quantity: 1 },
    ]),
  ).toEqual([
    { sku: 'A', quantity: 6 },
    { sku: 'B', quantity: 3 },
    { sku: 'A', quantity: 1 },
  ])
})

const SKUS = ['A', 'B', 'C']
const policies: SourcingPolicy[] = ['nearest', 'fewest-shipments', 'shop-first']
const someLevel = (location: string, sku: string) =>
  fc
    .record({ onHand: fc.nat(6), reserved: fc.nat(8), incoming: fc.nat(6) })
    .map((numbers) => level(location, sku, numbers.onHand, numbers))
const requests: fc.Arbitrary<SourcingRequest> = fc.integer({ min: 1, max: 5 }).chain((count) => {
  const locations = Array.from({ length: count }, (_, index) => `l${index}`)
  return fc.record({
    demand: fc.array(fc.record({ sku: fc.constantFrom(...SKUS), quantity: fc.integer({ min: 1, max: 5 }) }), {
      maxLength: 5,
    }),
    locations: fc.tuple(
      ...locations.map((code) =>
        fc
          .record({
            kind: fc.constantFrom('warehouse' as const, 'shop' as const),
            country: fc.constantFrom('FR', 'DE'),
            postalCode: fc.constantFrom('75001', '69002'),
          })
          .map((more) => place(code, more)),
      ),
    ),
    levels: fc.tuple(...locations.flatMap((code) => SKUS.map((sku) => someLevel(code, sku)))),
    destination: fc.constant({ country: 'FR', postalCode: '75011' }),
    policy: fc.constantFrom(...policies),
    backOrder: fc.boolean(),
  })
})

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
const askedFor = (demand: readonly Demand[], sku: string) =>
  sum(demand.filter((each) => each.sku === sku).map(({ quantity }) => quantity))

describe('whatever is asked for', () => {
  test('never more is taken than there is, nor promised than is to come', () => {
    fc.assert(
      fc.property(requests, (request) => {
        for (const { sku, location, quantity, backOrder } of source(request).allocation) {
          const at = request.levels.find((each) => each.sku === sku && each.location === location) as StockLevel
          expect(quantity).toBeGreaterThan(0)
          expect(backOrder).toBeLessThanOrEqual(quantity)
          expect(quantity - backOrder).toBeLessThanOrEqual(Math.max(0, at.onHand - at.reserved))
          if (backOrder > 0) {
            expect(request.backOrder).toBe(true)
            expect(quantity).toBeLessThanOrEqual(at.onHand + at.incoming - at.reserved)
          }
        }
      }),
    )
  })

  test('all is taken, or what is missing is said', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const { allocation, missing } = source(request)
        for (const sku of SKUS) {
          const asked = askedFor(request.demand, sku)
          const taken = sum(allocation.filter((each) => each.sku === sku).map(({ quantity }) => quantity))
          if (missing.length === 0) expect(taken).toBe(asked)
          else expect(taken).toBe(0)
        }
        for (const { sku, quantity, available } of missing) {
          expect(quantity).toBe(askedFor(request.demand, sku))
          expect(available).toBeLessThan(quantity)
        }
      }),
    )
  })

  test('the order of lines and of levels changes nothing', () => {
    fc.assert(
      fc.property(requests, fc.infiniteStream(fc.nat()), (request, stream) => {
        const shuffled = <T>(items: readonly T[]) => items.toSorted(() => ((stream.next().value ?? 0) % 2 ? 1 : -1))
        const other = { ...request, demand: shuffled(request.demand), levels: shuffled(request.levels) }
        expect(source(other)).toEqual(source(request))
      }),
    )
  })

  test('fewest-shipments: no smaller set of locations would do', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const { allocation, missing } = source({ ...request, policy: 'fewest-shipments', backOrder: false })
        if (missing.length > 0) return
        const used = new Set(allocation.map(({ location }) => location)).size
        const locations = request.locations.map(({ code }) => code)
        for (let mask = 0; mask < 2 ** locations.length; mask++) {
          const chosen = locations.filter((_, index) => mask & (1 << index))
          if (chosen.length < used) expect(covered(request, chosen)).toBe(false)
        }
      }),
    )
  })
})

function covered({ demand, levels }: SourcingRequest, chosen: readonly string[]): boolean {
  return SKUS.every((sku) => {
    const there = levels.filter((each) => each.sku === sku && chosen.includes(each.location))
    return sum(there.map(({ onHand, reserved }) => Math.max(0, onHand - reserved))) >= askedFor(demand, sku)
  })
}

test('thirty locations are answered at once, if not with the very fewest', () => {
  const locations = Array.from({ length: 30 }, (_, index) => place(`l${index}`))
  const demand = Array.from({ length: 20 }, (_, index) => ({ sku: `S${index}`, quantity: 2 }))
  const levels = demand.flatMap(({ sku }, index) => [
    level(`l${index}`, sku, 1),
    level(`l${(index + 7) % 30}`, sku, 1),
    level(`l${(index + 11) % 30}`, sku, 1),
  ])
  const { allocation, missing } = sourced({ locations, demand, levels, policy: 'fewest-shipments' })
  expect(missing).toEqual([])
  expect(sum(allocation.map(({ quantity }) => quantity))).toBe(40)
})
