import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cancelPayment } from '../../core/payment/cancel-payment.ts'
import { catchUpPayments, expirePayments } from '../../core/payment/catch-up.ts'
import { capturePayment, refundPayment } from '../../core/payment/operate.ts'
import { readOperations } from '../../core/payment/operation.sql.ts'
import { readPayment, readPaymentEvents, readPaymentsOfOrder } from '../../core/payment/payment.sql.ts'
import type { Payment } from '../../core/payment/payment.ts'
import type { PaymentDeps } from '../../core/payment/payment-deps.ts'
import type { ProviderChoice } from '../../core/payment/provider-choice.ts'
import { refreshPayment } from '../../core/payment/refresh-payment.ts'
import { planPayment, type StartPayment, writeIntent } from '../../core/payment/start-payment.ts'
import { NOON } from '../engine.ts'
import { startPayment } from './begin.ts'
import { paymentWorld, simulated, type World, wish } from './world.ts'

const AT_ONCE = { testNumber: '4000000000002008' }
const MINUTE = 60_000

let world: World
/** Takes the connection and never answers. */
let silent: Server
beforeAll(async () => {
  world = await paymentWorld()
  silent = createServer(() => {})
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  silent.closeAllConnections()
  silent.close()
})
beforeEach(async () => {
  world.clock.now = NOON
  // What earlier tests left open is none of the jobs' business.
  await world.pool.query(`update payment set asked_at = 'infinity' where state in ('created', 'requires-action')`)
})

const start = (more: Partial<StartPayment> = {}, deps = world.deps) => startPayment(world.pool, deps, wish(more))
const intend = async (more: Partial<StartPayment>) => {
  const intent = await writeIntent(world.pool, world.deps, planPayment(world.deps, wish(more)))
  return intent?.payment as Payment
}
const now = async (payment: Payment) => (await readPayment(world.pool, payment.id)) as Payment
const fault = (name: string, count = 1) => world.sim('POST', '/sim/faults', { fault: name, count })
const catchUp = () => catchUpPayments(world.pool, world.deps, new Date(world.clock.now))
const captures = async (payment: Payment) => (await world.charges(payment.id)).filter(({ kind }) => kind === 'capture')

const NOBODY = simulated(async () => 'http://127.0.0.1:1', 'first')

/** Two providers for everything: `first`, as given, and `second`, which works. */
function withFallback(first: PaymentDeps['providers'] extends ReadonlyMap<string, infer P> ? P : never): PaymentDeps {
  const choice: ProviderChoice = {
    ...world.deps.choice,
    routes: [{ providers: ['first', 'second'] }],
    abilities: { second: { card: { partialRefund: false } } },
  }
  const second = simulated(() => world.simulator.address(), 'second')
  return {
    ...world.deps,
    choice,
    providers: new Map([
      ['first', first],
      ['second', second],
    ]),
  }
}

describe('when the first provider cannot be reached', () => {
  test('nobody listens: the second is asked, with what it can do', async () => {
    const payment = await start(AT_ONCE, withFallback(NOBODY))
    expect(payment).toMatchObject({ provider: 'second', state: 'authorised', abilities: { partialRefund: false } })
    expect(await now(payment)).toEqual(payment)
    const [moved] = await readPaymentEvents(world.pool, payment.id)
    expect(moved?.event).toEqual({ source: 'us', facts: [{ is: 'moved', from: 'first', to: 'second' }] })
  })

  test('it says that it accepted nothing: the second is asked', async () => {
    await fault('not-accepted')
    const first = simulated(() => world.simulator.address(), 'first')
    expect(await start(AT_ONCE, withFallback(first))).toMatchObject({ provider: 'second', state: 'authorised' })
  })

  test('nobody can be reached: the payment fails, and says so', async () => {
    const deps = { ...world.deps, providers: new Map([['simulated', NOBODY]]) }
    expect(await start(AT_ONCE, deps)).toMatchObject({ state: 'failed', reason: 'provider-unreachable' })
  })

  test('it refuses: nobody else is asked', async () => {
    const first = simulated(() => world.simulator.address(), 'first')
    const payment = await start({ testNumber: '4000000000004004' }, withFallback(first))
    expect(payment).toMatchObject({ provider: 'first', state: 'failed', reason: 'card-declined' })
  })
})

describe('when the outcome is not known', () => {
  test.each(['drop-after', 'error-after', 'drop-before'])(
    '%s once: asked again with the same key, charged once',
    async (name) => {
      await fault(name)
      const payment = await start({ method: 'paypal', ...AT_ONCE })
      expect(payment).toMatchObject({ state: 'captured' })
      expect(await captures(payment)).toHaveLength(1)
    },
  )

  test('it stays unknown: no other provider is asked; asking later tells', async () => {
    await fault('drop-after', 2)
    const first = simulated(() => world.simulator.address(), 'first')
    const deps = withFallback(first)
    const payment = await start({ method: 'paypal', ...AT_ONCE }, deps)
    expect(payment).toMatchObject({ provider: 'first', state: 'created' })
    expect(await refreshPayment(world.pool, deps, payment.id)).toMatchObject({ provider: 'first', state: 'captured' })
    expect(await captures(payment)).toHaveLength(1)
  })

  test('unknown, then nobody listens: still no other provider is asked', async () => {
    let calls = 0
    const address = async () => (calls++ === 0 ? world.simulator.address() : 'http://127.0.0.1:1')
    await fault('drop-after')
    const payment = await start({ method: 'paypal', ...AT_ONCE }, withFallback(simulated(address, 'first')))
    expect(payment).toMatchObject({ provider: 'first', state: 'created' })
  })

  test('it never answers: given up after the time limit, and not known', async () => {
    const { port } = silent.address() as AddressInfo
    const mute = simulated(async () => `http://127.0.0.1:${port}`, 'first', 30)
    expect(await start(AT_ONCE, withFallback(mute))).toMatchObject({ provider: 'first', state: 'created' })
  })

  test('the shopper says the same again: the same payment, charged once', async () => {
    await fault('drop-after', 2)
    const again = wish({ id: crypto.randomUUID(), method: 'paypal', ...AT_ONCE })
    expect(await start(again)).toMatchObject({ state: 'created' })
    const payment = await start(again)
    expect(payment).toMatchObject({ id: again.id, state: 'captured' })
    expect(await start(again)).toMatchObject({ id: again.id, state: 'captured' })
    expect(await captures(payment)).toHaveLength(1)
    await expect(start({ ...again, amount: 1n })).rejects.toMatchObject({ type: 'idempotency-mismatch' })
  })

  test('the shopper says the same again and nobody listens now: not given up, for it may have been accepted', async () => {
    await fault('drop-after', 2)
    const again = wish({ id: crypto.randomUUID(), method: 'paypal', ...AT_ONCE })
    await start(again)
    const deps = { ...world.deps, providers: new Map([['simulated', NOBODY]]) }
    expect(await start(again, deps)).toMatchObject({ state: 'created' })
    expect(await start(again)).toMatchObject({ state: 'captured' })
  })

  test('we were killed between writing and asking: the shopper is not charged behind his back, and it lapses', async () => {
    const payment = await intend({ method: 'paypal', ...AT_ONCE })
    world.clock.now += 6 * MINUTE
    await catchUp()
    expect(await now(payment)).toMatchObject({ state: 'created' })
    world.clock.now += 60 * MINUTE
    await catchUp()
    expect(await now(payment)).toMatchObject({ state: 'expired' })
    expect(await captures(payment)).toEqual([])
  })

  test('we were killed between the answer and writing it: the job learns it', async () => {
    const payment = await intend({ method: 'paypal', ...AT_ONCE })
    const provider = world.deps.providers.get('simulated')
    const { id, amount, currency, market, method, flow, request } = payment
    await provider?.create({ paymentId: id, amount, currency, market, method, flow, ...request })
    world.clock.now += 6 * MINUTE
    await catchUp()
    expect(await now(payment)).toMatchObject({ state: 'captured', reference: expect.stringMatching(/^sim_/) })
  })
})

describe('captures', () => {
  const capture = (payment: Payment, amount: bigint, id = crypto.randomUUID()) =>
    capturePayment(world.pool, world.deps, { id, paymentId: payment.id, amount })

  test('above what is authorised: refused, with what is left; nothing is asked', async () => {
    const payment = await start(AT_ONCE)
    await capture(payment, 60_00n)
    await expect(capture(payment, 40_01n)).rejects.toMatchObject({
      type: 'capture-above-authorised',
      status: 422,
      message: expect.stringContaining('40.00 EUR can still be captured'),
      errors: [{ pointer: '/amount' }],
    })
    for (const amount of [0n, -1n])
      await expect(capture(payment, amount)).rejects.toMatchObject({ type: 'amount-out-of-bounds' })
    expect(await now(payment)).toMatchObject({ captured: 60_00n })
  })

  test('twenty at once for what is there once: exactly so much is taken', async () => {
    const payment = await start(AT_ONCE)
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => capture(payment, 20_00n)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    expect(await now(payment)).toMatchObject({ state: 'captured', captured: 100_00n })
    expect((await captures(payment)).reduce((sum, { amount }) => sum + amount, 0)).toBe(100_00)
  })

  test('the same twenty times at once: taken once; another amount under the same id is refused', async () => {
    const payment = await start(AT_ONCE)
    const id = crypto.randomUUID()
    const answers = await Promise.all(Array.from({ length: 20 }, () => capture(payment, 30_00n, id)))
    for (const { operation } of answers) expect(operation).toMatchObject({ id, amount: 30_00n })
    expect(await now(payment)).toMatchObject({ captured: 30_00n })
    expect(await captures(payment)).toHaveLength(1)
    await expect(capture(payment, 31_00n, id)).rejects.toMatchObject({ type: 'idempotency-mismatch', status: 409 })
  })

  test('no answer: asked for, and the job asks again with the same key', async () => {
    const payment = await start(AT_ONCE)
    await fault('drop-after', 2)
    expect(await capture(payment, 100_00n)).toMatchObject({
      operation: { state: 'requested' },
      payment: { captured: 0n },
    })
    await expect(capture(payment, 1n)).rejects.toMatchObject({ type: 'capture-above-authorised' })
    world.clock.now += 2 * MINUTE
    expect(await catchUp()).toMatchObject({ operations: 1 })
    expect(await now(payment)).toMatchObject({ state: 'captured' })
    expect(await readOperations(world.pool, 'capture', payment.id)).toMatchObject([
      { state: 'succeeded', amount: 100_00n },
    ])
    expect(await captures(payment)).toHaveLength(1)
  })

  test('the provider says no: failed with its reason, and what was asked for is free again', async () => {
    const payment = await start(AT_ONCE)
    await world.sim('POST', `/sim/payments/${payment.id}/fail`)
    const told: unknown[] = []
    world.deps.onChange = async (_, before, after, ended) => void told.push([before.state, after.state, ended])
    expect(await capture(payment, 50_00n)).toMatchObject({ operation: { state: 'failed', failure: 'not-authorised' } })
    expect(await readOperations(world.pool, 'capture', payment.id)).toMatchObject([{ state: 'failed' }])
    delete world.deps.onChange
    expect(told).toMatchObject([['authorised', 'authorised', [{ kind: 'capture', state: 'failed', amount: 50_00n }]]])
  })

  test('in part, where the method does not allow it', async () => {
    const payment = await start({ market: 'cn', method: 'card', currency: 'CNY', ...AT_ONCE })
    await expect(capture(payment, 50_00n)).rejects.toMatchObject({ type: 'partial-capture-not-possible' })
    expect((await capture(payment, 100_00n)).payment.state).toBe('captured')
  })

  test('of a payment that is not there', async () => {
    const nothing = { ...wish(), id: crypto.randomUUID() } as unknown as Payment
    await expect(capture(nothing, 1n)).rejects.toMatchObject({ type: 'not-found', status: 404 })
  })
})

describe('refunds', () => {
  const refund = (payment: Payment, amount: bigint, id = crypto.randomUUID()) =>
    refundPayment(world.pool, world.deps, { id, paymentId: payment.id, amount, reason: 'return' })
  const paid = (more: Partial<StartPayment> = {}) => start({ method: 'paypal', ...AT_ONCE, ...more })

  test('several, up to what was captured and not a cent more', async () => {
    const payment = await paid()
    for (const amount of [10_00n, 20_00n]) await refund(payment, amount)
    await expect(refund(payment, 70_01n)).rejects.toMatchObject({
      type: 'refund-above-captured',
      status: 422,
      message: expect.stringContaining('70.00 EUR can still be refunded of 100.00 EUR'),
      errors: [{ pointer: '/amount' }],
    })
    expect((await refund(payment, 70_00n)).payment).toMatchObject({ state: 'refunded', refunded: 100_00n })
  })

  test('twenty at once for what is there once: exactly so much goes back', async () => {
    const payment = await paid()
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => refund(payment, 20_00n)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    expect(await now(payment)).toMatchObject({ state: 'refunded', refunded: 100_00n })
  })

  test('the same twice: given back once', async () => {
    const payment = await paid()
    const id = crypto.randomUUID()
    await Promise.all([refund(payment, 30_00n, id), refund(payment, 30_00n, id)])
    expect(await refund(payment, 30_00n, id)).toMatchObject({ operation: { state: 'succeeded' } })
    expect(await now(payment)).toMatchObject({ refunded: 30_00n })
    await expect(refund(payment, 29_00n, id)).rejects.toMatchObject({ type: 'idempotency-mismatch' })
  })

  test('of what was never taken', async () => {
    await expect(refund(await start(AT_ONCE), 1n)).rejects.toMatchObject({
      type: 'payment-not-refundable',
      status: 409,
    })
  })

  test('in part, where the method does not allow it', async () => {
    const deps = {
      ...world.deps,
      choice: { ...world.deps.choice, abilities: { simulated: { card: { partialRefund: false } } } },
    }
    const payment = await start(AT_ONCE, deps)
    await capturePayment(world.pool, deps, { id: crypto.randomUUID(), paymentId: payment.id, amount: 100_00n })
    await expect(refund(payment, 99_00n)).rejects.toMatchObject({ type: 'partial-refund-not-possible' })
    expect((await refund(payment, 100_00n)).payment.state).toBe('refunded')
  })

  test('on the last day that the method allows, and a moment later', async () => {
    const payment = await paid()
    world.clock.now = NOON + 180 * 86_400_000
    expect((await refund(payment, 1n)).operation.state).toBe('succeeded')
    world.clock.now += 1
    await expect(refund(payment, 1n)).rejects.toMatchObject({ type: 'refund-too-late', status: 422 })
  })

  test('where the method takes none', async () => {
    const deps = { ...world.deps, choice: { ...world.deps.choice, abilities: {} } }
    const payment = await start({ market: 'jp', method: 'konbini', amount: 500n, currency: 'JPY' }, deps)
    await world.sim('POST', `/sim/payments/${payment.id}/pay`)
    const captured = await refreshPayment(world.pool, deps, payment.id)
    await expect(refund(captured, 500n)).rejects.toMatchObject({ type: 'refund-too-late' })
  })

  test('no answer: the job asks again with the same key, and it goes back once', async () => {
    const payment = await paid()
    await fault('error-after', 2)
    expect(await refund(payment, 40_00n)).toMatchObject({ operation: { state: 'requested' } })
    await expect(refund(payment, 60_01n)).rejects.toMatchObject({ type: 'refund-above-captured' })
    world.clock.now += 2 * MINUTE
    await catchUp()
    expect(await now(payment)).toMatchObject({ state: 'partially-refunded', refunded: 40_00n })
  })
})

describe('cancelling and lapsing', () => {
  test('no answer: the job tells the provider again', async () => {
    const payment = await start(AT_ONCE)
    await fault('drop-before', 1)
    expect(await cancelPayment(world.pool, world.deps, payment.id)).toMatchObject({ state: 'authorised' })
    world.clock.now += 2 * MINUTE
    expect(await catchUp()).toMatchObject({ cancelled: 1 })
    expect(await now(payment)).toMatchObject({ state: 'cancelled' })
    world.clock.now += 2 * MINUTE
    expect(await catchUp()).toMatchObject({ cancelled: 0 })
  })

  test('paid in the same moment: it comes back as paid', async () => {
    const payment = await start({ method: 'paypal' })
    await world.sim('POST', `/sim/payments/${payment.id}/approve`)
    expect(await cancelPayment(world.pool, world.deps, payment.id)).toMatchObject({ state: 'captured' })
  })

  test('its time is over and it was paid in the same moment: paid', async () => {
    const payment = await start({ method: 'paypal' })
    await world.sim('POST', `/sim/payments/${payment.id}/approve`)
    await expirePayments(world.pool, world.deps, payment.expiresAt as Date)
    expect(await now(payment)).toMatchObject({ state: 'captured' })
  })

  test('its time is over and the provider cannot be reached: our clock decides', async () => {
    const deps = { ...world.deps, providers: new Map([['simulated', NOBODY]]) }
    const payment = await start({ method: 'paypal' })
    await expirePayments(world.pool, deps, payment.expiresAt as Date)
    expect(await now(payment)).toMatchObject({ state: 'expired' })
  })

  test('a minute before its time nothing lapses, and two jobs share the work', async () => {
    const payment = await start({ method: 'paypal' })
    const due = payment.expiresAt as Date
    await expirePayments(world.pool, world.deps, new Date(due.getTime() - MINUTE))
    expect(await now(payment)).toMatchObject({ state: 'requires-action' })
    const counts = await Promise.all([1, 2, 3].map(() => expirePayments(world.pool, world.deps, due)))
    expect(counts.reduce((sum, count) => sum + count)).toBe(1)
  })
})

test('a payment that cannot be asked about leaves the others alone', async () => {
  const faults: unknown[] = []
  const deps = { ...world.deps, complain: (error: unknown) => void faults.push(error) }
  await start({ method: 'paypal' }, withFallback(simulated(() => world.simulator.address(), 'first')))
  const payment = await start({ method: 'paypal' })
  expect(await expirePayments(world.pool, deps, payment.expiresAt as Date)).toBe(2)
  expect(faults).toMatchObject([{ message: expect.stringContaining('no adapter') }])
  expect(await now(payment)).toMatchObject({ state: 'expired' })
})

describe('what cannot be begun', () => {
  test.each<[string, Partial<StartPayment>, string]>([
    ['a method of another market', { method: 'pix' }, 'unknown-payment-method'],
    ['a method of the till on the web', { method: 'cash' }, 'unknown-payment-method'],
    ['another currency', { currency: 'JPY' }, 'currency-not-tendered'],
    ['too little for the method', { method: 'instalments', amount: 99_99n }, 'payment-limit'],
    ['too much for the method', { method: 'instalments', amount: 3000_01n }, 'payment-limit'],
    ['nothing', { amount: 0n }, 'amount-out-of-bounds'],
    ['no such currency', { currency: 'ZZZ' }, 'amount-out-of-bounds'],
    ['no such market', { market: 'xx' }, 'unknown-market'],
  ])('%s', async (_, more, type) => {
    await expect(start({ orderId: 404n, ...more })).rejects.toMatchObject({
      type,
      errors: [{ pointer: expect.any(String) }],
    })
    expect(await readPaymentsOfOrder(world.pool, 404n)).toEqual([])
  })

  test('nobody is configured to take it', async () => {
    const deps = {
      ...world.deps,
      choice: { ...world.deps.choice, routes: [{ markets: ['de'], providers: ['simulated'] }] },
    }
    await expect(start({}, deps)).rejects.toMatchObject({ type: 'no-payment-provider' })
  })
})

test('the database refuses what must never be', async () => {
  const payment = await start({ method: 'paypal', ...AT_ONCE })
  const refused = (text: string) => expect(world.pool.query(text, [payment.id])).rejects.toThrow()
  await refused('update payment set refunded = captured + 1 where id = $1')
  await refused('update payment set captured = authorised + 1 where id = $1')
  await refused(`update payment set state = 'nonsense' where id = $1`)
  await refused('delete from payment_event where payment_id = $1')
  await refused(
    `insert into refund (id, payment_id, amount, created_at, asked_at) values (uuidv7(), $1, 0, now(), now())`,
  )
  await refused(`insert into payment select (p).* from (select p from payment p where id = $1) as given`)
})
