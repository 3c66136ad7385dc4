import { beforeAll, describe, expect, test } from 'vitest'
import type { FlowKind } from '../../core/country/section/payment.ts'
import { cancelPayment } from '../../core/payment/cancel-payment.ts'
import { expirePayments } from '../../core/payment/catch-up.ts'
import { capturePayment, refundPayment } from '../../core/payment/operate.ts'
import { readPayment } from '../../core/payment/payment.sql.ts'
import { covers, outstanding, type Payment, surplus } from '../../core/payment/payment.ts'
import { TEST_NUMBERS } from '../../core/payment/simulator/test-numbers.ts'
import type { StartPayment } from '../../core/payment/start-payment.ts'
import { startPayment } from './begin.ts'
import { paymentWorld, type World, wish } from './world.ts'

let world: World
beforeAll(async () => {
  world = await paymentWorld()
})

const start = (more: Partial<StartPayment> = {}) => startPayment(world.pool, world.deps, wish(more))
const now = async (payment: Payment) => (await readPayment(world.pool, payment.id)) as Payment
const does = (payment: Payment, what: string, body?: object) =>
  world.sim('POST', `/sim/payments/${payment.id}/${what}`, body)

async function capture(payment: Payment, amount: bigint) {
  return capturePayment(world.pool, world.deps, { id: crypto.randomUUID(), paymentId: payment.id, amount })
}

async function refund(payment: Payment, amount: bigint) {
  const id = crypto.randomUUID()
  return refundPayment(world.pool, world.deps, { id, paymentId: payment.id, amount, reason: 'return' })
}

/** One method of some market for every flow kind, and what the shopper is asked. */
const ACTS: readonly [FlowKind, string, string, string, string][] = [
  ['card', 'fr', 'card', 'EUR', 'challenge'],
  ['redirect', 'de', 'paypal', 'EUR', 'redirect'],
  ['scan-code', 'ch', 'twint', 'CHF', 'scan'],
  ['app-push', 'in', 'upi', 'INR', 'app'],
  ['wallet', 'us', 'apple-pay', 'USD', 'wallet'],
  ['instalments', 'fr', 'instalments', 'EUR', 'redirect'],
]

describe('flows in which the shopper acts', () => {
  test.each(ACTS)('%s: asked to act, says yes, paid, part back', async (flow, market, method, currency, action) => {
    const begun = await start({ market, method, currency })
    expect(begun).toMatchObject({ flow, state: 'requires-action', nextAction: { type: action } })
    await does(begun, 'approve')
    await world.deliver()
    const said = await now(begun)
    expect(covers(said)).toBe(true)
    const paid = said.state === 'authorised' ? (await capture(begun, 100_00n)).payment : said
    expect(paid).toMatchObject({ state: 'captured', captured: 100_00n })
    const back = await refund(begun, 30_00n)
    expect(back).toMatchObject({
      operation: { state: 'succeeded' },
      payment: { state: 'partially-refunded', refunded: 30_00n },
    })
    expect((await world.charges(begun.id)).map(({ kind, amount }) => [kind, amount])).toEqual([
      ['capture', 100_00],
      ['refund', 30_00],
    ])
  })

  test('the number that is the same as none: asked to act, in every such flow', async () => {
    for (const [flow, market, method, currency, type] of ACTS) {
      const begun = await start({ market, method, currency, testNumber: '4000 0000 0000 1000' })
      expect(begun).toMatchObject({ flow, state: 'requires-action', nextAction: { type } })
      await does(begun, 'decline')
    }
    await world.deliver()
  })

  test.each(ACTS)('%s: says no, and nothing is charged', async (_, market, method, currency) => {
    const begun = await start({ market, method, currency })
    await does(begun, 'decline')
    await world.deliver()
    expect(await now(begun)).toMatchObject({ state: 'failed', reason: 'declined-by-shopper' })
    expect(await world.charges(begun.id)).toEqual([])
  })

  test.each(ACTS)('%s: never comes back, and lapses by our clock', async (_, market, method, currency) => {
    const begun = await start({ market, method, currency })
    const later = new Date((begun.expiresAt as Date).getTime())
    expect(await expirePayments(world.pool, world.deps, later)).toBe(1)
    await world.deliver()
    expect(await now(begun)).toMatchObject({ state: 'expired' })
  })
})

describe('cards by test number', () => {
  test.each([
    ['without a challenge', '4000 0000 0000 2008', { state: 'authorised', authorised: 100_00n }],
    ['declined', '4000000000004004', { state: 'failed', reason: 'card-declined' }],
    ['insufficient funds', '4000000000005001', { state: 'failed', reason: 'insufficient-funds' }],
    ['less than asked does not cover', '4000000000006009', { state: 'authorised', authorised: 90_00n }],
  ])('%s', async (_, testNumber, expected) => {
    const payment = await start({ testNumber })
    expect(payment).toMatchObject(expected)
    expect(covers(payment)).toBe(payment.authorised === 100_00n)
  })

  test('a challenge that fails', async () => {
    const payment = await start({ testNumber: '4000000000003006' })
    await does(payment, 'approve')
    await world.deliver()
    expect(await now(payment)).toMatchObject({ state: 'failed', reason: 'challenge-failed' })
  })

  test('captured in two parcels, the rest of a void is refused', async () => {
    const payment = await start({ testNumber: '4000000000002008' })
    expect((await capture(payment, 60_00n)).payment).toMatchObject({ state: 'partially-captured', captured: 60_00n })
    await expect(cancelPayment(world.pool, world.deps, payment.id)).rejects.toMatchObject({
      type: 'payment-not-cancellable',
    })
    expect((await capture(payment, 40_00n)).payment).toMatchObject({ state: 'captured', captured: 100_00n })
  })

  test('void', async () => {
    const payment = await start({ testNumber: '4000000000002008' })
    expect(await cancelPayment(world.pool, world.deps, payment.id)).toMatchObject({ state: 'cancelled', captured: 0n })
    await expect(capture(payment, 1n)).rejects.toMatchObject({
      type: 'payment-not-capturable',
      errors: [{ pointer: '/amount' }],
    })
    expect(await cancelPayment(world.pool, world.deps, payment.id)).toMatchObject({ state: 'cancelled' })
  })

  test('disputed a day after the capture, then won; another one lost', async () => {
    const [won, lost] = [
      await start({ testNumber: '4000000000007007' }),
      await start({ testNumber: '4000000000007007' }),
    ]
    for (const payment of [won, lost]) {
      await does(payment, 'approve')
      await world.deliver()
      await capture(payment, 100_00n)
    }
    await world.pass(1)
    await world.deliver()
    expect(await now(won)).toMatchObject({ state: 'disputed', reason: 'fraudulent' })
    await does(won, 'win')
    await does(lost, 'lose')
    await world.deliver()
    expect(await now(won)).toMatchObject({ state: 'captured', refunded: 0n })
    expect(await now(lost)).toMatchObject({ state: 'disputed', known: { dispute: { is: 'lost', amount: 100_00 } } })
    await expect(refund(lost, 1n)).rejects.toMatchObject({ type: 'refund-above-captured' })
  })

  test('a refund that takes a day', async () => {
    const payment = await start({ method: 'paypal', testNumber: '4000000000008005' })
    await does(payment, 'approve')
    await world.deliver()
    const asked = await refund(payment, 40_00n)
    expect(asked).toMatchObject({ operation: { state: 'requested' }, payment: { state: 'captured', refunded: 0n } })
    await expect(refund(payment, 60_01n)).rejects.toMatchObject({ type: 'refund-above-captured' })
    await world.pass(1)
    await world.deliver()
    expect(await now(payment)).toMatchObject({ state: 'partially-refunded', refunded: 40_00n })
  })

  test('a refund that comes back from the shopper’s bank', async () => {
    const payment = await start({ method: 'paypal', testNumber: '4000000000009003' })
    await does(payment, 'approve')
    await world.deliver()
    expect((await refund(payment, 100_00n)).payment).toMatchObject({ state: 'refunded' })
    await world.pass(1)
    await world.deliver()
    expect(await now(payment)).toMatchObject({ state: 'captured', refunded: 0n })
  })
})

describe('vouchers', () => {
  const voucher = (testNumber?: string) =>
    start({ market: 'jp', method: 'konbini', amount: 5000n, currency: 'JPY', ...(testNumber && { testNumber }) })

  test('paid four days later', async () => {
    const payment = await voucher('5001')
    expect(payment).toMatchObject({ state: 'requires-action', nextAction: { type: 'voucher' } })
    await world.pass(4)
    await world.deliver()
    expect(await now(payment)).toMatchObject({ state: 'captured', captured: 5000n })
  })

  test('never paid: it lapses', async () => {
    const payment = await voucher()
    await world.pass(8)
    await world.deliver()
    expect(await now(payment)).toMatchObject({ state: 'expired', captured: 0n })
  })

  test('paid after it lapsed: the money is there, and whoever listens is told from what it came', async () => {
    const payment = await voucher('5002')
    const told: string[] = []
    world.deps.onChange = async (_, before, after) => {
      if (after.id === payment.id) told.push(`${before.state} → ${after.state}`)
    }
    await world.pass(7)
    await expirePayments(world.pool, world.deps, new Date(world.clock.now))
    await world.pass(2)
    await world.deliver()
    delete world.deps.onChange
    expect(await now(payment)).toMatchObject({ state: 'captured', captured: 5000n })
    expect(told.at(0)).toBe('requires-action → expired')
    expect(told.at(-1)).toBe('expired → captured')
  })
})

describe('bank transfers', () => {
  const transfer = (testNumber?: string) => start({ method: 'bank-transfer', ...(testNumber && { testNumber }) })

  test('in two parts', async () => {
    const payment = await transfer()
    expect(payment.nextAction).toMatchObject({ type: 'transfer', amount: 100_00 })
    await does(payment, 'pay', { amount: 30_00 })
    await world.deliver()
    const part = await now(payment)
    expect(part).toMatchObject({ state: 'partially-captured', captured: 30_00n, nextAction: { amount: 70_00 } })
    expect([covers(part), outstanding(part)]).toEqual([false, 70_00n])
    await does(payment, 'pay', { amount: 70_00 })
    await world.deliver()
    const whole = await now(payment)
    expect(whole).toMatchObject({ state: 'captured', captured: 100_00n })
    expect(whole.nextAction).toBeUndefined()
  })

  test('too little, and it stays so', async () => {
    const payment = await transfer('5003')
    await world.pass(1)
    await world.deliver()
    const short = await now(payment)
    expect([short.state, covers(short), outstanding(short)]).toEqual(['partially-captured', false, 10_00n])
    expect((await refund(payment, 90_00n)).payment).toMatchObject({ state: 'refunded', refunded: 90_00n })
  })

  test('too much: what is too much goes back', async () => {
    const payment = await transfer('5004')
    await world.pass(1)
    await world.deliver()
    const over = await now(payment)
    expect([over.state, covers(over), surplus(over)]).toEqual(['captured', true, 10_00n])
    const { payment: after } = await refund(payment, surplus(over))
    expect([covers(after), surplus(after)]).toEqual([true, 0n])
  })
})

describe('delayed debit', () => {
  const debit = (testNumber?: string) =>
    start({ market: 'de', method: 'direct-debit', ...(testNumber && { testNumber }) })

  test('held at once, collected after two days', async () => {
    const payment = await debit()
    expect(payment.state).toBe('authorised')
    expect(covers(payment)).toBe(true)
    await expect(capture(payment, 100_00n)).rejects.toMatchObject({ type: 'payment-not-capturable' })
    await world.pass(2)
    await world.deliver()
    expect(await now(payment)).toMatchObject({ state: 'captured' })
  })

  test('bounces after it was collected, and the goods are gone', async () => {
    const payment = await debit('6001')
    await world.pass(2)
    await world.deliver()
    expect(await now(payment)).toMatchObject({ state: 'captured', captured: 100_00n })
    await world.pass(3)
    await world.deliver()
    const bounced = await now(payment)
    expect(bounced).toMatchObject({ state: 'disputed', reason: 'bounced', captured: 100_00n, refunded: 0n })
    expect(covers(bounced)).toBe(false)
    expect((await world.charges(payment.id)).map(({ kind }) => kind)).toEqual(['capture', 'chargeback'])
  })

  test('fails before it is collected', async () => {
    const payment = await debit('6002')
    await world.pass(1)
    await world.deliver()
    expect(await now(payment)).toMatchObject({ state: 'failed', reason: 'debit-refused', captured: 0n })
  })
})

describe('invoice, cash on delivery, cash', () => {
  test('an invoice is good for the goods at once, and captured as they leave', async () => {
    const payment = await start({ market: 'ch', method: 'qr-invoice', currency: 'CHF' })
    expect(payment).toMatchObject({ state: 'authorised', nextAction: { type: 'invoice' } })
    expect((await capture(payment, 40_00n)).payment.state).toBe('partially-captured')
    expect((await capture(payment, 60_00n)).payment.state).toBe('captured')
  })

  test('cash on delivery: taken at the door, or refused there', async () => {
    const cod = { market: 'in', method: 'cash-on-delivery', currency: 'INR', destination: 'IN' }
    const taken = await start(cod)
    expect(taken.state).toBe('authorised')
    expect((await capture(taken, 100_00n)).payment.state).toBe('captured')
    const refused = await start({ ...cod, testNumber: '7001' })
    await world.pass(2)
    await world.deliver()
    expect(await now(refused)).toMatchObject({ state: 'failed', reason: 'refused-at-the-door', captured: 0n })
  })

  test('cash at the till is taken at once', async () => {
    expect(await start({ method: 'cash', channel: 'shop' })).toMatchObject({ state: 'captured', captured: 100_00n })
  })
})

test('every market can be paid in by the first method of its pack', async () => {
  for (const { code, definition, jurisdiction } of world.engine.markets.markets) {
    const [method] = jurisdiction.family('payment', 'method', '2026-11-22').keys()
    const [currency] = definition.currencies as [string]
    const payment = await start({ market: code, method: method as string, currency, testNumber: '4000000000002008' })
    expect(covers(payment), code).toBe(true)
  }
})

test('test numbers that look like cards pass the check digit of cards, and no two are the same', () => {
  const numbers = TEST_NUMBERS.map(({ number }) => number)
  expect(new Set(numbers).size).toBe(numbers.length)
  for (const number of numbers.filter(({ length }) => length === 16)) {
    const sum = [...number]
      .reverse()
      .map(Number)
      .reduce((total, digit, index) => {
        const doubled = index % 2 ? digit * 2 : digit
        return total + (doubled > 9 ? doubled - 9 : doubled)
      }, 0)
    expect(sum % 10, number).toBe(0)
  }
})
