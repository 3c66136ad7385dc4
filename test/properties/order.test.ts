import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { compose } from '../../core/compose.ts'
import { quoteTerms } from '../../core/market/quote-request.ts'
import { earned } from '../../core/order/capture-shipped.ts'
import { chargeable, unitsBack } from '../../core/order/chargeable.ts'
import { parcelBack } from '../../core/order/come-back.ts'
import { capturedOf, outstanding, overpaid, promised } from '../../core/order/credit.ts'
import { goodsMoved } from '../../core/order/goods-moved.ts'
import { decide } from '../../core/order/on-payment-change.ts'
import type { Credit, Order, ShippedLine } from '../../core/order/order.ts'
import { fulfilmentStateOf, goodsMayBecome, mayBecome, openUnits } from '../../core/order/order-state.ts'
import { shippedLines } from '../../core/order/ship-order.ts'
import { withUnits } from '../../core/order/taken-order.ts'
import { requoted, taxedAt } from '../../core/order/taxed-at.ts'
import { sumOf } from '../../core/order/unit-share.ts'
import type { Payment } from '../../core/payment/payment.ts'
import { quote } from '../../core/pricing/quote.ts'
import { type Shop, shop } from '../checkout/shop.ts'
import { AT_ONCE, movedAtProvider, type Order as OrderView, place, settle } from '../order/story.ts'

const engine = compose({ now: () => Date.parse('2020-12-30T11:00:00Z') })
const MARKETS = engine.markets.markets.map(({ code }) => code)
/** Days on both sides of changes of rates. */
const DAYS = ['2020-12-30', '2020-12-31', '2021-01-01', '2023-12-31', '2024-01-01', '2026-11-22']
const KINDS = ['general', 'food', 'book', 'toy', 'clothing'] as const

const line = fc.record({
  kind: fc.constantFrom(...KINDS),
  unitPrice: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 500_000 })),
  quantity: fc.integer({ min: 1, max: 7 }),
})
const units = fc.integer({ min: 1, max: 4 })
const which = fc.nat(3)
const step = fc.oneof(
  fc.record({ does: fc.constantFrom('ship', 'cancel', 'announce'), which, units }),
  fc.record({ does: fc.constantFrom('inspect', 'deliver', 'refuse', 'capture', 'expire'), which, units }),
  fc.record({ does: fc.constantFrom('pay', 'hold', 'goodwill', 'refund', 'bounce', 'keep'), which, units }),
  fc.record({ does: fc.constant('day'), which: fc.nat(DAYS.length - 1), units }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

interface World {
  market: string
  order: Order
  payments: Payment[]
  day: string
}

/** An order as it is placed, by the very quote of the market. */
function placed(
  market: string,
  lines: readonly { kind: (typeof KINDS)[number]; unitPrice: number; quantity: number }[],
  off = 0,
): World {
  const found = engine.markets.find(market)
  const currency = found.definition.currencies[0] as string
  const request = { day: DAYS[0] as string, currency, lines: [], delivery: { price: 499 } }
  const terms = quoteTerms(engine.markets, found, request, engine.customs, true)
  const priced = lines.map(({ kind, unitPrice, quantity }, index) => ({
    ref: `L${index}`,
    kind,
    quantity,
    unitPrice: BigInt(unitPrice),
    ...(off > 0 && { discount: BigInt(Math.min(off, unitPrice * quantity)) }),
  }))
  const frozen = quote({ ...terms, lines: priced })
  const order = {
    id: 1n,
    number: 'XX-1',
    market,
    entity: found.definition.entity.code,
    currency,
    state: 'pending',
    paymentState: 'unpaid',
    fulfilmentState: 'unfulfilled',
    toPay: frozen.totals.toPay,
    document: {
      quote: frozen,
      goods: frozen.lines.map(({ ref, kind }) => ({ ref, kind, name: ref })),
      channel: found.definition.channels[0],
      shipFrom: found.definition.shipFrom,
      payment: { method: 'card' },
    },
    lines: frozen.lines.map(({ ref, quantity }) => ({ ref, quantity, cancelled: 0, shipped: 0, returned: 0, kept: 0 })),
    shipments: [],
    returns: [],
    credits: [],
    version: 1,
    placedAt: new Date(0),
    expiresAt: new Date(0),
  } as unknown as Order
  return { market, order, payments: [], day: DAYS[0] as string }
}

let ids = 0
const NOW = new Date('2020-12-30T11:00:00Z')

function payment(amount: number, captured: boolean): Payment {
  return {
    id: `p${ids++}`,
    amount: BigInt(amount),
    authorised: BigInt(amount),
    captured: captured ? BigInt(amount) : 0n,
    refunded: 0n,
    state: captured ? 'captured' : 'authorised',
    flow: 'card',
    known: {},
    abilities: { capture: captured ? 'by-itself' : 'on-request', partialCapture: true, partialRefund: true },
  } as unknown as Payment
}

function credit(reason: Credit['reason'], amount: number): Credit[] {
  if (amount <= 0) return []
  return [{ id: `c${ids++}`, reason, amount, state: 'succeeded', lines: [], at: NOW.toISOString() }]
}

/** What the use cases do with an order in one transaction, without a database: decided by the same functions. */
function followed(world: World, order: Order, extra: Credit[] = []): World {
  const decided = decide({ ...order, credits: [...order.credits, ...extra] }, world.payments, true, NOW)
  const credits = [...decided.order.credits, ...decided.credits]
  return { ...world, order: { ...decided.order, credits } }
}

const TAKE: Readonly<Record<string, (world: World, step: Step) => World>> = {
  day: (world, { which: index }) => ({ ...world, day: [world.day, DAYS[index] as string].sort()[1] as string }),
  pay: (world) => paid(world, true),
  hold: (world) => paid(world, false),
  bounce(world) {
    const at = world.payments.findLastIndex(({ captured, known }) => captured > 0n && !known.dispute)
    if (at < 0) return world
    const payments = world.payments.map((each, index) =>
      index === at
        ? ({
            ...each,
            state: 'disputed',
            known: { dispute: { is: 'lost', sequence: 1, amount: Number(each.captured - each.refunded), reason: '' } },
          } as Payment)
        : each,
    )
    return followed({ ...world, payments }, world.order)
  },
  expire(world) {
    if (world.order.state !== 'pending') return world
    const expired: Order = { ...world.order, state: 'expired' }
    return followed(world, expired, credit('overpayment', overpaid(expired, world.payments)))
  },
  ship(world, wish) {
    const { order, payments, day, market } = world
    const named = wanted(order, wish, openUnits)
    if (order.state !== 'confirmed' || named.length === 0 || outstanding(order, payments) > 0) return world
    const lines = shippedLines(order, taxedAt(engine, engine.markets.find(market), order, day), named)
    const amount = lines.reduce((sum, { gross }) => sum + gross, 0)
    const shipment = { shipment: order.shipments.length + 1, taxDay: day, amount, lines, shippedAt: NOW.toISOString() }
    const counted = withUnits(order.lines, named, 'shipped')
    const next = goodsMoved({ ...order, lines: counted, shipments: [...order.shipments, shipment] })
    return TAKE.capture?.({ ...world, order: next }, wish) as World
  },
  deliver(world, { which: index }) {
    const shipments = world.order.shipments.map((each, at) =>
      at === index ? { ...each, deliveredAt: NOW.toISOString() } : each,
    )
    return { ...world, order: goodsMoved({ ...world.order, shipments }) }
  },
  /** A parcel that is under way comes back to its sender. */
  refuse(world, { which: index }) {
    const { order } = world
    const sent = order.shipments[index]
    const back = sent && sent.deliveredAt === undefined && parcelBack(order, sent.shipment, NOW)
    return back ? { ...world, order: { ...order, returns: [...order.returns, back] } } : world
  },
  capture(world) {
    let taken = world.payments.reduce((sum, { captured }) => sum + captured, 0n)
    const payments = world.payments.map((each) => {
      const open = each.state === 'authorised' ? each.authorised - each.captured : 0n
      const due = BigInt(earned(world.order, each)) - taken
      const amount = due < open ? due : open
      if (amount <= 0n) return each
      taken += amount
      return { ...each, captured: each.captured + amount, state: 'authorised' } as Payment
    })
    return followed({ ...world, payments }, world.order)
  },
  cancel(world, wish) {
    const { order, payments } = world
    const named = wanted(order, wish, openUnits)
    if (!['pending', 'confirmed'].includes(order.state) || named.length === 0) return world
    const lines = withUnits(order.lines, named, 'cancelled')
    const whole = lines.every(({ cancelled, quantity }) => cancelled === quantity)
    const next: Order = whole ? { ...order, lines, state: 'cancelled' } : goodsMoved({ ...order, lines })
    return followed(world, next, credit('cancellation', overpaid(next, payments)))
  },
  announce(world, wish) {
    const { order } = world
    const lines = wanted(
      order,
      wish,
      ({ ref, shipped, returned, kept }) => shipped - returned - kept - coming(order, ref),
    )
    if (lines.length === 0) return world
    const back = {
      id: `r${ids++}`,
      kind: 'return',
      state: 'announced',
      lines,
      refundsDelivery: wish.units > 2,
      announcedAt: NOW.toISOString(),
    }
    return { ...world, order: { ...order, returns: [...order.returns, back as unknown as Order['returns'][number]] } }
  },
  inspect(world) {
    const { order, payments } = world
    const back = order.returns.find(({ state }) => state === 'announced')
    if (!back) return world
    const worth = back.lines.map(({ ref, quantity }) => {
      const { returned = 0, kept = 0 } = order.lines.find((each) => each.ref === ref) ?? {}
      return unitsBack(order, ref, returned + kept, returned + kept + quantity)
    })
    for (const part of worth) expectWhole(part)
    const given = worth.reduce((sum, { gross }) => sum + gross, 0)
    const amount = Math.min(given, capturedOf(payments) - promised(order.credits))
    const returns = order.returns.map((each) =>
      each === back ? { ...each, state: 'inspected' as const, refundsDelivery: false } : each,
    )
    const next = goodsMoved({
      ...order,
      returns,
      lines: withUnits(order.lines, back.lines, back.kept ? 'kept' : 'returned'),
    })
    return followed(world, next, credit('return', amount))
  },
  /** The price of units that the shopper keeps, or that were lost. */
  keep(world, wish) {
    const announced = TAKE.announce?.(world, wish) as World
    if (announced === world) return world
    const { returns } = announced.order
    const [kept] = returns.slice(-1).map((each) => ({ ...each, kept: true }))
    return TAKE.inspect?.(
      { ...world, order: { ...world.order, returns: [kept as Order['returns'][number], ...world.order.returns] } },
      wish,
    ) as World
  },
  goodwill(world, { units: part }) {
    const left = capturedOf(world.payments) - promised(world.order.credits)
    return followed(world, world.order, credit('goodwill', Math.floor(left / part)))
  },
  /** What credits say is paid out by the payments, the fullest first. */
  refund(world) {
    let left = BigInt(promised(world.order.credits)) - world.payments.reduce((sum, { refunded }) => sum + refunded, 0n)
    const payments = world.payments.map((each) => {
      const lost = each.known.dispute ? BigInt(each.known.dispute.amount) : 0n
      const there = each.captured - each.refunded - lost
      const amount = left < there ? left : there
      if (amount <= 0n) return each
      left -= amount
      return { ...each, refunded: each.refunded + amount }
    })
    return followed({ ...world, payments }, world.order)
  },
}

function paid(world: World, captured: boolean): World {
  const { order, payments } = world
  const due = outstanding(order, payments)
  // A second attempt, begun before the first was paid, asks for the same again.
  const amount = due > 0 ? due : order.toPay
  if (payments.length > 3 || amount <= 0) return world
  return followed({ ...world, payments: [...payments, payment(amount, captured)] }, order)
}

function wanted(order: Order, { which: index, units: count }: Step, there: (line: Order['lines'][number]) => number) {
  const found = order.lines[index % order.lines.length] as Order['lines'][number]
  const quantity = Math.min(count, there(found))
  return quantity > 0 ? [{ ref: found.ref, quantity }] : []
}

function coming({ returns }: Order, ref: string): number {
  return returns
    .filter(({ state }) => state !== 'inspected')
    .flatMap(({ lines }) => lines)
    .reduce((sum, each) => sum + (each.ref === ref ? each.quantity : 0), 0)
}

function expectWhole({ net, tax, gross, taxes }: Pick<ShippedLine, 'net' | 'tax' | 'gross' | 'taxes'>): void {
  expect(net + tax).toBe(gross)
  expect(taxes.reduce((sum, { amount }) => sum + amount, 0)).toBe(tax)
  expect(gross).toBeGreaterThanOrEqual(0)
}

/** Everything that must hold of an order at any time. */
function expectIdentities({ order, payments }: World): void {
  for (const each of order.lines) {
    const { ref, quantity, cancelled, shipped, returned, kept } = each
    expect(cancelled + shipped + openUnits(each)).toBe(quantity)
    expect(returned + kept).toBeLessThanOrEqual(shipped)
    expect(Math.min(cancelled, shipped, returned, kept, openUnits(each))).toBeGreaterThanOrEqual(0)
    // What is counted as back, or as kept, is what returns say so of.
    const said = (isKept: boolean) =>
      order.returns
        .filter((back) => back.state === 'inspected' && (back.kept ?? false) === isKept)
        .flatMap(({ lines }) => lines)
        .reduce((sum, back) => sum + (back.ref === ref ? back.quantity : 0), 0)
    expect([returned, kept]).toEqual([said(false), said(true)])
  }
  for (const { lines } of order.shipments) for (const part of lines) expectWhole(part)
  for (const { refunded, captured, authorised } of payments)
    expect(refunded <= captured && captured <= authorised).toBe(true)
  const captured = payments.reduce((sum, each) => sum + Number(each.captured), 0)
  expect(promised(order.credits)).toBeLessThanOrEqual(captured)
  expect(chargeable(order)).toBeGreaterThanOrEqual(0)
  expect(chargeable(order)).toBeLessThanOrEqual(order.toPay)
  // Of what was taken no more is kept than may be charged, unless all of it is given back already; of what ended without
  // goods, nothing.
  const kept = capturedOf(payments) - promised(order.credits.filter(({ reason }) => reason !== 'goodwill'))
  const ended = order.state === 'cancelled' || order.state === 'expired'
  const left = capturedOf(payments) - promised(order.credits)
  if (order.state !== 'pending') expect(Math.min(left, kept - (ended ? 0 : chargeable(order)))).toBeLessThanOrEqual(0)
  expectLinesAddUp(order)
  expectItsEnd(order)
}

/** An order waits for what is open and for what is on its way, and for nothing else. */
function expectItsEnd({ state, fulfilmentState, lines, shipments, returns }: Order): void {
  const open = lines.some((each) => openUnits(each) > 0)
  const allBack = lines.every(({ shipped, returned }) => shipped === returned)
  const allSettled = lines.every(({ shipped, returned, kept }) => shipped === returned + kept)
  if (state === 'completed') expect(open).toBe(false)
  if (fulfilmentState === 'returned') expect(allBack).toBe(true)
  if (state !== 'confirmed' || open || shipments.length === 0) return
  const under = shipments.filter(({ deliveredAt }) => deliveredAt === undefined)
  expect(under.length).toBeGreaterThan(0)
  expect(allSettled).toBe(false)
  expect(
    under.every(({ shipment }) => returns.some((each) => each.shipment === shipment && each.state === 'inspected')),
  ).toBe(false)
}

/** Shipped with its taxes, open and cancelled: to the cent the frozen line. */
function expectLinesAddUp(order: Order): void {
  const inclusive = order.document.quote.pricesIncludeTax
  for (const frozen of order.document.quote.lines) {
    const found = order.lines.find(({ ref }) => ref === frozen.ref) as Order['lines'][number]
    const shipped = sumOf(order.shipments.flatMap(({ lines }) => lines.filter(({ ref }) => ref === frozen.ref)))
    // Where prices are without tax, the tax of a later day may be less, and is never more than was agreed.
    if (found.shipped === found.quantity && inclusive) expect(shipped.gross).toBe(frozen.gross)
    expect(shipped.gross).toBeLessThanOrEqual(frozen.gross)
    if (found.shipped === 0) expect(shipped.gross).toBe(0)
    const back = unitsBack(order, frozen.ref, 0, found.shipped)
    expect([back.net, back.tax, back.gross]).toEqual([shipped.net, shipped.tax, shipped.gross])
  }
  const all = order.lines.every(({ shipped, quantity }) => shipped === quantity)
  const amounts = order.shipments.reduce((sum, { amount }) => sum + amount, 0)
  const { gross } = order.document.quote.totals
  if (all && inclusive) expect(amounts).toBe(gross)
  expect(amounts).toBeLessThanOrEqual(gross)
}

describe('decided, without a database', () => {
  test('an order as it is placed may be charged exactly what was agreed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MARKETS), fc.array(line, { minLength: 1, maxLength: 4 }), (market, lines) => {
        const { order } = placed(market, lines)
        expect(chargeable(order)).toBe(order.toPay)
        expect(outstanding(order, [])).toBe(order.toPay)
      }),
      { numRuns: 300 },
    )
  })

  test('the law of the very day of the order gives the very amounts that were agreed, in every country', () => {
    const basket = fc.array(line, { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(fc.constantFrom(...MARKETS), basket, fc.integer({ min: 0, max: 20 }), (market, lines, off) => {
        const { order } = placed(market, lines, off)
        const { quote: frozen } = order.document
        const again = requoted(engine, engine.markets.find(market), order, frozen.day)
        const told = ({ lines: each, delivery }: typeof frozen) =>
          [...each, ...(delivery ? [delivery] : [])].map(({ net, tax, gross, taxes }) => ({ net, tax, gross, taxes }))
        expect(told(again)).toEqual(told(frozen))
      }),
      { numRuns: 300 },
    )
  })

  test('any sequence of events keeps every identity', () => {
    const run = fc.record({
      market: fc.constantFrom(...MARKETS),
      lines: fc.array(line, { minLength: 1, maxLength: 4 }),
      steps: fc.array(step, { maxLength: 30 }),
    })
    fc.assert(
      fc.property(run, ({ market, lines, steps }) => {
        let world = placed(market, lines)
        for (const each of [{ does: 'hold', which: 0, units: 1 } as Step, ...steps]) {
          const { state: before, fulfilmentState: where } = world.order
          world = TAKE[each.does]?.(world, each) as World
          const { state, fulfilmentState } = world.order
          expect(mayBecome(before, state), `${before} to ${state}`).toBe(true)
          expect(goodsMayBecome(where, fulfilmentState), `${where} to ${fulfilmentState}`).toBe(true)
          expectIdentities(world)
        }
      }),
      { numRuns: 1000 },
    )
  }, 60_000)

  test('units that are shipped apart cost what they cost together, on any days', () => {
    const run = fc.record({
      market: fc.constantFrom(...MARKETS),
      line,
      cuts: fc.array(fc.tuple(units, fc.constantFrom(...DAYS)), { minLength: 1, maxLength: 7 }),
    })
    fc.assert(
      fc.property(run, ({ market, line: one, cuts }) => {
        let world = placed(market, [one])
        world = TAKE.pay?.(world, {} as Step) as World
        for (const [count, day] of [...cuts.toSorted(([, a], [, b]) => a.localeCompare(b)), [7, DAYS.at(-1)] as const])
          world = TAKE.ship?.({ ...world, day: day as string }, { does: 'ship', which: 0, units: count }) as World
        expect(fulfilmentStateOf(world.order.lines, world.order.shipments)).toBe('shipped')
        expectIdentities(world)
      }),
      { numRuns: 300 },
    )
  })
})

describe('over HTTP, with a provider', () => {
  let world: Shop
  beforeAll(async () => {
    world = await shop()
  })

  const asked = fc.oneof(
    fc.record({
      does: fc.constantFrom('ship', 'cancel', 'announce', 'withdraw'),
      units: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({
      does: fc.constantFrom('inspect', 'deliver', 'come back', 'refund', 'refund by line', 'pay', 'wait'),
      units: fc.integer({ min: 1, max: 3 }),
    }),
  )

  /** Mugs on all shelves: how many, and how few on one of them may be had. */
  async function shelves(): Promise<{ onHand: number; least: number }> {
    const { rows } = await world.pool.query<{ on_hand: number; least: number }>(
      `select sum(on_hand)::integer as on_hand, least(min(on_hand), min(reserved), min(on_hand + incoming - reserved))::integer as least
       from stock_level where sku = 'GEN-MG-CRM'`,
    )
    return { onHand: rows[0]?.on_hand ?? 0, least: rows[0]?.least ?? -1 }
  }

  /** All that comes back here goes back on the shelf. */
  function movedOf({ lines }: OrderView): number {
    const { shipped = 0, returned = 0 } = lines.find(({ ref }) => ref === 'GEN-MG-CRM') ?? {}
    return returned - shipped
  }

  test('any sequence of requests ends with the provider holding what the order says', async () => {
    const run = fc.record({
      market: fc.constantFrom('de', 'fr', 'us', 'br', 'cn'),
      atOnce: fc.boolean(),
      steps: fc.array(asked, { maxLength: 12 }),
    })
    // On hand is what was counted in, less what was shipped, with what was put back; and never below nothing.
    const { onHand: counted } = await shelves()
    let moved = 0
    await fc.assert(
      fc.asyncProperty(run, async ({ market, atOnce, steps }) => {
        const story = await place(
          world,
          market,
          [
            { sku: 'GEN-MG-CRM', quantity: 5 },
            { sku: 'TOY-TR-36', quantity: 1 },
          ],
          'card',
        )
        await story.pay(atOnce ? { testNumber: AT_ONCE } : {})
        for (const { does, units: quantity } of steps) await ask(story, does, quantity)
        await world.pass(0.1)
        await settle(world)
        const order = await story.now()
        await expectHonest(order)
        moved += movedOf(order)
        expect(await shelves()).toMatchObject({ onHand: counted + moved, least: expect.toSatisfy((n) => n >= 0) })
      }),
      { numRuns: 25, endOnFailure: true },
    )
  }, 120_000)

  async function ask(story: Awaited<ReturnType<typeof place>>, does: string, quantity: number): Promise<void> {
    const mug = [{ ref: 'GEN-MG-CRM', quantity }]
    const { returns, shipments } = await story.now()
    const work: Record<string, () => Promise<unknown>> = {
      ship: () => story.ship(mug),
      cancel: () => story.cancel(mug),
      announce: () => story.announce(mug),
      withdraw: async () => story.confirm(await story.withdraw(mug)),
      inspect: async () => {
        const back = returns.find(({ state }) => state === 'announced')
        return back && story.inspect(back, back.lines)
      },
      deliver: () => story.handOver(shipments.length),
      'come back': () => world.staff('POST', `${story.admin}/shipments/${shipments.length}/return`, {}),
      refund: () => story.refund(quantity * 100),
      'refund by line': () => world.staff('POST', `${story.admin}/refunds`, { lines: mug, reason: 'a crack in it' }),
      pay: async () => story.happens(await story.pay({ method: 'card', testNumber: AT_ONCE }), 'approve'),
      wait: () => world.pass(quantity / 10),
    }
    // What is not possible is refused: that is a fine answer too, and changes nothing.
    await work[does]?.().catch((error: Error) => {
      if (!/: (400|404|409|422) /.test(error.message)) throw error
    })
  }

  async function expectHonest(order: OrderView): Promise<void> {
    const { taken, givenBack } = await movedAtProvider(world, order.payments)
    const sum = (pick: (payment: OrderView['payments'][number]) => number) =>
      order.payments.reduce((total, payment) => total + pick(payment), 0)
    expect([taken, givenBack]).toEqual([sum(({ captured }) => captured), sum(({ refunded }) => refunded)])
    expect(order.credits.map(({ state }) => state)).not.toContain('requested')
    expect(givenBack).toBe(
      order.credits.filter(({ state }) => state === 'succeeded').reduce((total, { amount }) => total + amount, 0),
    )
    for (const { cancelled, shipped, quantity, returned, kept } of order.lines) {
      expect(cancelled + shipped).toBeLessThanOrEqual(quantity)
      expect(returned + kept).toBeLessThanOrEqual(shipped)
    }
    const shipped = order.shipments.flatMap(({ lines }) => lines).reduce((total, { gross }) => total + gross, 0)
    expect(taken).toBeGreaterThanOrEqual(Math.min(shipped, taken))
    if (order.state === 'cancelled' || order.state === 'expired') expect(taken - givenBack).toBe(0)
    // A confirmed order waits for goods that are open or on their way, and for nothing else.
    const closed = order.lines.every(({ cancelled, shipped: left, quantity }) => cancelled + left === quantity)
    if (order.state === 'confirmed' && closed) expect(order.shipments.map(({ state }) => state)).toContain('shipped')
  }
})
