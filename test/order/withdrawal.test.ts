import { beforeAll, describe, expect, test } from 'vitest'
import { KINDS } from '../../core/country/kind.ts'
import { frozenLaw } from '../../core/order/frozen-law.ts'
import type { FrozenWithdrawal, Order as StoredOrder } from '../../core/order/order.ts'
import { coveredLines } from '../../core/order/withdraw.ts'
import { type Shop, shop } from '../checkout/shop.ts'
import { authorised, type Order, place, type Story, settle, turnTo } from './story.ts'

const MUG = 'GEN-MG-CRM'
const BOOK = 'EBK-LHI-EP'
const PADS = 'HYG-PD-14'
const mugs = (quantity: number) => [{ ref: MUG, quantity }]

/** An order that is in its shopper's hands since an instant. */
async function handedOver(world: Shop, market: string, skus: readonly string[] = [MUG], quantity = 2): Promise<Story> {
  const goods = skus.map((sku) => ({ sku, quantity }))
  const story = await place(world, market, goods, market === 'cn' ? 'alipay' : 'card')
  const payment = await story.pay(market === 'cn' ? {} : { testNumber: '4000000000002008' })
  if (market === 'cn') await story.happens(payment, 'approve')
  await story.ship()
  await story.handOver(1)
  return story
}

let only: Shop
beforeAll(async () => {
  only = await shop()
})
const at = (instant: string) => turnTo(only, instant)
const refusedAs = async (story: Story, body: object = {}) => {
  for (const status of [422, 409] as const) {
    const answer = await story.shop
      .ask<{ type: string; errors: { pointer: string }[] }>('POST', `${story.path}/withdrawals`, body, status)
      .catch(() => undefined)
    if (answer) return answer.type.replace(/^.*\//, '')
  }
  return 'not refused'
}

describe('fourteen days from possession (CRD art. 9), and a last day that nobody works on moves (Reg. 1182/71 art. 3(4))', () => {
  test.each([
    // The day of possession does not count: Wednesday 4 + 14 = Wednesday 18 November 2026.
    ['fr', '2026-11-04T11:00:00Z', '2026-11-18'],
    // Saturday 21 November moves to Monday the 23rd.
    ['fr', '2026-11-07T11:00:00Z', '2026-11-23'],
    // Sunday 22 November moves to Monday the 23rd.
    ['es', '2026-11-08T11:00:00Z', '2026-11-23'],
    // Friday 11 + 14 = Friday 25 December: Christmas, then in Germany the second day, a Sunday: Monday the 28th.
    ['de', '2026-12-11T11:00:00Z', '2026-12-28'],
    // In France the 25th is a Friday, Saturday and Sunday follow: Monday the 28th.
    ['fr', '2026-12-11T11:00:00Z', '2026-12-28'],
    // Thursday 17 + 14 = Thursday 31 December 2026, a working day.
    ['de', '2026-12-17T11:00:00Z', '2026-12-31'],
    // Friday 18 + 14 = 1 January 2027, a Friday: Monday 4 January.
    ['de', '2026-12-18T11:00:00Z', '2027-01-04'],
    // 23:30 in Paris on the 4th is 22:30 UTC; half an hour later it is the 5th there: Thursday the 19th.
    ['fr', '2026-11-04T22:30:00Z', '2026-11-18'],
    ['fr', '2026-11-04T23:00:00Z', '2026-11-19'],
  ])('%s, handed over at %s: until %s', async (market, instant, deadline) => {
    const world = await at(instant)
    const story = await handedOver(world, market)
    const stated = await story.withdraw(mugs(1))
    expect(stated).toMatchObject({ kind: 'withdrawal', state: 'stated', deadline, returnCost: 'buyer' })
    const { timeZone } = world.engine.markets.find(market).definition
    // One second before the end of the last day, by the place's own clock, and one after it.
    const end = endOf(deadline, timeZone)
    world.clock.now = end - 1000
    await story.confirm(stated)
    await story.confirm(await story.withdraw(mugs(1)))
    const late = await handedOver(await at(instant), market)
    late.shop.clock.now = end
    expect(await refusedAs(late)).toBe('withdrawal-too-late')
  })

  test('Berlin keeps 8 March, Bavaria does not: the calendar is that of the place of delivery', async () => {
    // 22 February 2027 + 14 = Monday 8 March 2027, International Women's Day: a holiday in Berlin.
    const world = await at('2027-02-22T11:00:00Z')
    expect((await (await handedOver(world, 'de')).withdraw(mugs(1))).deadline).toBe('2027-03-09')
  })

  test('goods of one order that come apart: from the last of them, and not before all are there', async () => {
    const world = await at('2026-11-02T11:00:00Z')
    const story = await authorised(world, 'fr', [{ sku: MUG, quantity: 3 }])
    await story.ship(mugs(1))
    await story.handOver(1)
    // Two are still to come: the time has not begun, and one may withdraw already.
    world.clock.now += 20 * 86_400_000
    expect(await story.withdraw(mugs(1))).not.toHaveProperty('deadline')
    await story.ship()
    expect(await story.withdraw(mugs(1))).not.toHaveProperty('deadline')
    await story.handOver(2)
    // Sunday 22 November + 14 = Sunday 6 December: Monday the 7th.
    expect((await story.withdraw(mugs(1))).deadline).toBe('2026-12-07')
  })
})

/** The first instant of the day after, in a time zone. */
function endOf(day: string, timeZone: string): number {
  const next = Date.parse(`${day}T00:00:00Z`) + 86_400_000
  const shown = (instant: number) =>
    new Date(instant).toLocaleString('sv-SE', { timeZone }).replace(' ', 'T').concat('Z')
  return next - (Date.parse(shown(next)) - next)
}

describe('by country', () => {
  test.each([
    // Great Britain: 14 days, none moves: Saturday 21 November stays.
    ['gb', '2026-11-07T11:00:00Z', '2026-11-21', 'buyer', true],
    // China: 7 days (消费者权益保护法 art. 25): Wednesday 4 + 7 = Wednesday 11; the buyer bears the way back.
    ['cn', '2026-11-04T04:00:00Z', '2026-11-11', 'buyer', false],
    // Brazil: 7 days (CDC art. 49): Wednesday 4 + 7 = Wednesday 11; everything comes back, the seller bears the way back.
    ['br', '2026-11-04T15:00:00Z', '2026-11-11', 'seller', true],
    // Brazil: Friday 13 + 7 = Friday 20 November, the day of Black Awareness: Monday the 23rd.
    ['br', '2026-11-13T15:00:00Z', '2026-11-23', 'seller', true],
    // Japan: 8 days where the shop says nothing else, the day of receipt being the first (特定商取引法 art. 15-3): 4 to 11.
    ['jp', '2026-11-04T03:00:00Z', '2026-11-11', 'buyer', false],
  ] as const)(
    '%s at %s: until %s, the way back is the %s’s, delivery comes back: %s',
    async (market, instant, deadline, returnCost, delivery) => {
      const story = await handedOver(await at(instant), market)
      const { totals } = await story.now()
      const stated = await story.withdraw()
      expect(stated).toMatchObject({ deadline, returnCost, refundsDelivery: delivery })
      expect(stated.refund).toBe(delivery ? totals.gross : totals.gross - totals.delivery)
    },
  )

  test.each(['ch', 'us', 'ca', 'in'])('%s gives no such right', async (market) => {
    const story = await handedOver(await at('2026-11-04T11:00:00Z'), market)
    expect((await story.now()).rights.map(({ code }) => code)).not.toContain('withdrawal')
    expect(await refusedAs(story)).toBe('withdrawal-not-possible')
  })
})

describe('what it covers', () => {
  test('the whole contract: goods and delivery come back, once all of it has come', async () => {
    const world = await at('2026-11-04T11:00:00Z')
    const story = await handedOver(world, 'fr', [MUG, 'GEN-TB-NAT'])
    const stated = await story.withdraw()
    expect(stated).toMatchObject({ refund: story.toPay, refundsDelivery: true })
    const announced = await story.confirm(stated)
    await story.inspect(announced, stated.lines)
    await settle(world)
    const order = await story.now()
    expect(order.credits).toMatchObject([{ reason: 'withdrawal', amount: story.toPay, state: 'succeeded' }])
    expect(order).toMatchObject({ paymentState: 'refunded', fulfilmentState: 'returned' })
  })

  test('a part: its price comes back, delivery does not', async () => {
    const world = await at('2026-11-04T11:00:00Z')
    const story = await handedOver(world, 'fr')
    const { totals } = await story.now()
    const stated = await story.withdraw(mugs(1))
    expect(stated).toMatchObject({ refund: (totals.gross - totals.delivery) / 2, refundsDelivery: false })
    // Together with the rest, the whole contract is withdrawn.
    await story.confirm(stated)
    expect(await story.withdraw()).toMatchObject({ refundsDelivery: true })
  })

  test('declared whole, and only a part comes: delivery stays charged, also when anything is paid later', async () => {
    const world = await at('2026-11-04T11:00:00Z')
    const story = await handedOver(world, 'fr')
    const { totals } = await story.now()
    const announced = await story.confirm(await story.withdraw())
    await story.inspect(announced, mugs(1))
    await story.refund(1)
    await settle(world)
    const { credits } = await story.now()
    const back = credits.filter(({ reason }) => reason !== 'goodwill').reduce((sum, { amount }) => sum + amount, 0)
    expect(back).toBe((totals.gross - totals.delivery) / 2)
  })

  test('excluded kinds stay, and with them the delivery: it is not the whole contract', async () => {
    const world = await at('2026-11-04T11:00:00Z')
    const story = await handedOver(world, 'fr', [MUG, BOOK], 1)
    const order = await story.now()
    expect(order.rights.find(({ code }) => code === 'withdrawal')).toMatchObject({ excluded: [BOOK] })
    expect(await refusedAs(story, { lines: [{ ref: BOOK, quantity: 1 }] })).toBe('withdrawal-not-possible')
    const stated = await story.withdraw()
    expect(stated).toMatchObject({ lines: mugs(1), refundsDelivery: false })
    expect(stated.refund).toBe(order.lines.find(({ ref }) => ref === MUG)?.gross)
  })

  test('what is sealed for hygiene: the right ends with the seal, and not before (CRD art. 16(e))', async () => {
    const world = await at('2026-11-04T11:00:00Z')
    const story = await handedOver(world, 'fr', [PADS], 2)
    const { rights, totals } = await story.now()
    expect(rights.find(({ code }) => code === 'withdrawal')).toMatchObject({ sealed: [PADS] })
    const announced = await story.confirm(await story.withdraw())
    const seen = (condition: string) => ({ ref: PADS, quantity: 1, condition, restock: condition === 'as-new' })
    const after = await world.staff<Order>('POST', `${story.admin}/returns/${announced.id}/inspection`, {
      lines: [seen('as-new'), seen('used')],
    })
    // One of two comes back; delivery stays, for it is not the whole contract.
    expect(after).toMatchObject({ lines: [{ returned: 1 }], returns: [{ state: 'inspected', refundsDelivery: false }] })
    expect(after.credits).toMatchObject([{ reason: 'withdrawal', amount: (totals.gross - totals.delivery) / 2 }])
  })

  test.each([
    // Directive 2011/83/EU art. 16 by the kinds that it names; GB: reg. 28; CN: art. 25; BR: none; JP: services only.
    ['fr', ['press', 'digital-service', 'e-book']],
    ['de', ['press', 'digital-service', 'e-book']],
    ['es', ['press', 'digital-service', 'e-book']],
    ['gb', ['press', 'digital-service', 'e-book']],
    ['cn', ['press', 'digital-service', 'e-book']],
    ['jp', ['digital-service', 'e-book', 'gift-card']],
    ['br', []],
  ])('%s: the kinds without the right, and every other with it', (market, without) => {
    const { jurisdiction } = only.engine.markets.find(market)
    const goods = KINDS.map((kind) => ({ ref: kind, name: kind, kind }))
    const { withdrawal, rights } = frozenLaw(jurisdiction, '2026-11-04', goods)
    const [right] = rights.filter(({ code }) => code === 'withdrawal')
    expect([...(right?.excluded ?? [])].toSorted()).toEqual([...without].toSorted())
    const order = { document: { goods, withdrawal }, lines: goods } as unknown as StoredOrder
    const covered = coveredLines(order, withdrawal as FrozenWithdrawal).map(({ ref }) => ref)
    expect(covered).toEqual(KINDS.filter((kind) => !(without as readonly string[]).includes(kind)))
  })

  test.each([
    ['fr', true],
    ['gb', true],
    ['br', false],
  ])(
    '%s: what spoils, of a kind that does not, is left out: %s, and what the product says later changes no order',
    async (market, out) => {
      const world = await at('2026-11-04T11:00:00Z')
      const path = '/v1/admin/products/stoneware-mug'
      const mug = await world.staff('GET', path)
      await world.staff('PUT', path, { ...mug, perishable: true })
      const story = await handedOver(world, market, [MUG, 'GEN-TB-NAT'], 1)
      await world.staff('PUT', path, mug)
      const right = (await story.now()).rights.find(({ code }) => code === 'withdrawal')
      expect(right?.excluded).toEqual(out ? [MUG] : undefined)
      if (out) expect(await refusedAs(story, { lines: mugs(1) })).toBe('withdrawal-not-possible')
      else expect(await story.withdraw(mugs(1))).toMatchObject({ lines: mugs(1) })
      const later = await handedOver(world, market, [MUG], 1)
      expect((await later.now()).rights.find(({ code }) => code === 'withdrawal')).not.toHaveProperty('excluded')
    },
  )

  test('what is already declared is not declared again, and an announced return is not withdrawn', async () => {
    const story = await handedOver(await at('2026-11-04T11:00:00Z'), 'fr')
    const stated = await story.withdraw()
    expect(await refusedAs(story)).toBe('already-declared')
    await story.confirm(stated)
    expect(await refusedAs(story, { lines: mugs(1) })).toBe('already-declared')
    const other = await handedOver(await at('2026-11-04T11:00:00Z'), 'fr')
    await other.announce(mugs(2))
    expect(await refusedAs(other)).toBe('not-returnable')
  })
})

describe('before the goods are there: the right begins with the contract (CRD art. 9(1))', () => {
  test('nothing has left: confirmed, it cancels the order, and all that was paid comes back, delivery too', async () => {
    const world = await at('2026-11-04T11:00:00Z')
    const story = await place(world, 'fr', [{ sku: MUG, quantity: 2 }], 'paypal')
    await story.happens(await story.pay(), 'approve')
    const stated = await story.withdraw()
    expect(stated).toMatchObject({ lines: mugs(2), refund: story.toPay, refundsDelivery: true })
    expect(stated).not.toHaveProperty('deadline')
    expect((await story.now()).state).toBe('confirmed')
    const confirmed = await story.confirm(stated)
    expect(confirmed).toMatchObject({ state: 'inspected', lines: [] })
    expect(confirmed.acknowledgement?.text).toContain('2 × Mug en grès')
    await settle(world)
    const order = await story.now()
    expect(order).toMatchObject({ state: 'cancelled', paymentState: 'refunded', lines: [{ cancelled: 2 }] })
    expect(order.credits.map(({ amount }) => amount)).toEqual([story.toPay])
    expect(await story.confirm(stated)).toEqual(confirmed)
  })

  test('held and not taken: the hold is let go', async () => {
    const story = await authorised(await at('2026-11-04T11:00:00Z'), 'fr', [{ sku: MUG, quantity: 1 }])
    await story.confirm(await story.withdraw())
    expect(await story.now()).toMatchObject({ state: 'cancelled', payments: [{ state: 'cancelled', captured: 0 }] })
  })

  test('some has left: what has not is cancelled, the rest comes back, and it is the whole contract', async () => {
    const world = await at('2026-11-04T11:00:00Z')
    const story = await authorised(world, 'fr', [{ sku: MUG, quantity: 3 }])
    await story.ship(mugs(1))
    await story.handOver(1)
    const stated = await story.withdraw()
    expect(stated).toMatchObject({ lines: mugs(3), refund: story.toPay, refundsDelivery: true })
    const announced = await story.confirm(stated)
    expect(announced).toMatchObject({ state: 'announced', lines: mugs(1) })
    expect(await story.now()).toMatchObject({ state: 'completed', lines: [{ cancelled: 2, shipped: 1 }] })
    await story.inspect(announced, mugs(1))
    await settle(world)
    const order = await story.now()
    expect(order).toMatchObject({ paymentState: 'refunded', fulfilmentState: 'returned' })
    // Of what was taken, one mug and the delivery, all is given back.
    expect(order.payments).toMatchObject([{ captured: order.payments[0]?.refunded }])
  })

  test('one of two: that is cancelled, the other is shipped', async () => {
    const world = await at('2026-11-04T11:00:00Z')
    const story = await authorised(world, 'fr', [{ sku: MUG, quantity: 2 }])
    const stated = await story.withdraw(mugs(1))
    expect(stated.refundsDelivery).toBe(false)
    await story.confirm(stated)
    expect(await story.ship()).toMatchObject({ lines: [{ cancelled: 1, shipped: 1 }], fulfilmentState: 'shipped' })
  })

  test('stated, and the goods leave before it is confirmed: they are to come back', async () => {
    const story = await authorised(await at('2026-11-04T11:00:00Z'), 'fr', [{ sku: MUG, quantity: 2 }])
    const stated = await story.withdraw()
    await story.ship()
    expect(await story.confirm(stated)).toMatchObject({ state: 'announced', lines: mugs(2) })
  })
})

test('a withdrawal that was never confirmed is none: the goods may come back for a fault, and then it cannot be confirmed', async () => {
  const story = await handedOver(await at('2026-11-04T11:00:00Z'), 'fr')
  const stated = await story.withdraw()
  await story.announce(mugs(1))
  await story.shop.ask('POST', `${story.path}/withdrawals/${stated.id}/confirmation`, undefined, 422)
  // Long after the time to withdraw is over, the guarantee still holds.
  story.shop.clock.now += 90 * 86_400_000
  expect(await story.announce(mugs(1))).toMatchObject({ kind: 'return', state: 'announced' })
})

test('the acknowledgement tells content, day and time, in the shopper’s language, once and for all', async () => {
  const world = await at('2026-11-04T11:00:00Z')
  const story = await handedOver(world, 'fr')
  const stated = await world.ask<{ id: string }>('POST', `${story.path}/withdrawals`, {
    lines: mugs(1),
    statement: 'Je me rétracte. שלום 🙂',
  })
  expect((await story.now()).returns[0]).not.toHaveProperty('acknowledgement')
  world.clock.now += 3_600_000
  const confirmed = await story.confirm(stated)
  const at_ = '2026-11-04T12:00:00.000Z'
  expect(confirmed.acknowledgement).toEqual({
    at: at_,
    text: `Nous avons bien reçu votre rétractation.\n${story.number}: 1 × Mug en grès\nJe me rétracte. שלום 🙂\n${at_}`,
  })
  world.clock.now += 3_600_000
  expect(await story.confirm(stated)).toEqual(confirmed)
  const { events } = await world.staff<Order>('GET', story.admin)
  expect(events?.filter(({ type }) => type === 'withdrawn')).toHaveLength(1)
})

test('handed over is said once: again at the same instant it is the same, at another it is refused, and the deadline stays', async () => {
  const world = await at('2026-11-04T11:00:00Z')
  const story = await authorised(world, 'fr', [{ sku: MUG, quantity: 1 }])
  await story.ship()
  const instant = new Date(world.clock.now).toISOString()
  world.clock.now += 5 * 86_400_000
  const first = await story.handOver(1, instant)
  world.clock.now += 86_400_000
  expect(await story.handOver(1, instant)).toEqual(first)
  expect(await story.handOver(1, instant.replace('.000Z', '+00:00'))).toEqual(first)
  expect(await story.handOver(1)).toEqual(first)
  const later = { at: new Date(world.clock.now).toISOString() }
  const refused = await world.staff('POST', `${story.admin}/shipments/1/delivery`, later, 409)
  expect(refused).toMatchObject({ type: expect.stringMatching(/already-declared$/), errors: [{ pointer: '/at' }] })
  // Wednesday 4 + 14.
  expect((await story.withdraw()).deadline).toBe('2026-11-18')
})

test('confirmed again in another language it is the acknowledgement of the first time', async () => {
  const story = await handedOver(await at('2026-11-04T11:00:00Z'), 'fr')
  const stated = await story.withdraw()
  const confirmed = await story.confirm(stated)
  const path = `${story.path}/withdrawals/${stated.id}/confirmation?locale=en`
  expect(await story.shop.ask('POST', path)).toEqual(confirmed)
})

test('the law is that of the day of the order, whatever the law says later', async () => {
  // Germany's withdrawal as frozen on the day of the order is what counts, though config or packs change.
  const world = await at('2026-11-04T11:00:00Z')
  const story = await authorised(world, 'de', [{ sku: MUG, quantity: 1 }])
  const { packVersions, rights } = await story.now()
  expect(packVersions).toHaveProperty('DE')
  await world.pass(30)
  await story.ship()
  await story.handOver(1)
  expect(await story.now()).toMatchObject({ packVersions, rights })
})
