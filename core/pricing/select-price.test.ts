import { describe, expect, test } from 'vitest'
import { type PriceCandidate, type PriceScope, rungsOf, selectPrice } from './select-price.ts'

const scope: PriceScope = { currency: 'EUR', channel: 'web', quantity: 10, day: '2026-11-22' }

function price(list: string, amount: bigint, more: Partial<PriceCandidate> = {}): PriceCandidate {
  return { list, currency: 'EUR', amount, minQuantity: 1, ...more }
}

function chosen(candidates: PriceCandidate[], asked: Partial<PriceScope> = {}): string | undefined {
  const forwards = selectPrice(candidates, { ...scope, ...asked })
  const backwards = selectPrice([...candidates].reverse(), { ...scope, ...asked })
  expect(backwards).toEqual(forwards)
  return forwards?.list
}

const conversion = { from: { amount: 1, currency: 'USD' }, rate: '1', day: '2026-04-13', source: 'ECB' }
const general = price('general', 1000n)
const converted = price('converted', 900n, { conversion })
const bulk = price('bulk', 1900n, { minQuantity: 10 })
const window = price('window', 1800n, { from: '2026-11-20', until: '2026-11-28' })
const web = price('web', 1700n, { channel: 'web' })
const members = price('members', 1600n, { group: 'members' })

describe('the ladder, rung by rung', () => {
  test.each<[string, PriceCandidate[], string]>([
    ['its own price before a converted one, though dearer', [general, converted], 'general'],
    ['more pieces before its own', [bulk, general, price('ten', 800n, { minQuantity: 5 })], 'bulk'],
    ['a window before more pieces', [bulk, window], 'window'],
    ['the channel before a window', [window, web], 'web'],
    ['the group before the channel', [web, members], 'members'],
    ['within a rung the next decides', [members, price('both', 3000n, { group: 'members', channel: 'web' })], 'both'],
  ])('%s', (_, candidates, expected) => {
    expect(chosen(candidates, { group: 'members' })).toBe(expected)
  })

  test('all rungs at once', () => {
    expect(chosen([general, converted, bulk, window, web, members], { group: 'members' })).toBe('members')
    expect(chosen([general, converted, bulk, window, web, members])).toBe('web')
  })
})

describe('what does not apply is passed over', () => {
  test.each<[string, PriceCandidate, Partial<PriceScope>]>([
    ['another currency', general, { currency: 'USD' }],
    ['too few pieces', bulk, { quantity: 9 }],
    ['the day before the window', window, { day: '2026-11-19' }],
    ['the first day after the window', window, { day: '2026-11-28' }],
    ['another channel', web, { channel: 'shop' }],
    ['another group', members, { group: 'staff' }],
    ['no group', members, {}],
  ])('%s', (_, candidate, asked) => {
    expect(chosen([candidate], asked)).toBeUndefined()
  })

  test.each(['2026-11-20', '2026-11-27'])('the window holds on %s', (day) => {
    expect(chosen([general, window], { day })).toBe('window')
  })
})

test('no candidate is no price, never zero', () => {
  expect(selectPrice([], scope)).toBeUndefined()
})

test('an explanation names the rungs that a price stands on', () => {
  expect(rungsOf(price('all', 1n, { group: 'g', channel: 'web', from: '2026-01-01', minQuantity: 2 }))).toEqual([
    'group',
    'channel',
    'window',
    'quantity',
    'own',
  ])
  expect(rungsOf(converted)).toEqual([])
})
