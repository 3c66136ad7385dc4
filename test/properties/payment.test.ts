import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { cancelPayment } from '../../core/payment/cancel-payment.ts'
import { catchUpPayments } from '../../core/payment/catch-up.ts'
import { capturePayment, refundPayment } from '../../core/payment/operate.ts'
import { readOperations } from '../../core/payment/operation.sql.ts'
import { readPayment } from '../../core/payment/payment.sql.ts'
import type { Payment } from '../../core/payment/payment.ts'
import { processWebhooks } from '../../core/payment/process-webhooks.ts'
import { refreshPayment } from '../../core/payment/refresh-payment.ts'
import { FAULTS } from '../../core/payment/simulator/faults.ts'
import { HAPPENINGS } from '../../core/payment/simulator/held.ts'
import { TEST_NUMBERS } from '../../core/payment/simulator/test-numbers.ts'
import type { SimulatedPayment } from '../../core/payment/simulator/wire.ts'
import { Refusal } from '../../core/problem/refusal.ts'
import { startPayment } from '../payment/begin.ts'
import { paymentWorld, type World, wish } from '../payment/world.ts'

let world: World
beforeAll(async () => {
  world = await paymentWorld()
})

const MINUTES_A_DAY = 1440
const METHODS: readonly [string, string, string][] = [
  ['fr', 'card', 'EUR'],
  ['de', 'paypal', 'EUR'],
  ['de', 'direct-debit', 'EUR'],
  ['fr', 'bank-transfer', 'EUR'],
  ['br', 'boleto', 'BRL'],
  ['ch', 'qr-invoice', 'CHF'],
  ['in', 'cash-on-delivery', 'INR'],
]

const amount = fc.integer({ min: 1, max: 120_00 })
const step = fc.oneof(
  fc.record({ does: fc.constantFrom(...HAPPENINGS), amount: fc.option(amount, { nil: undefined }) }),
  fc.record({ asks: fc.constantFrom('capture', 'refund'), amount }),
  fc.record({ asks: fc.constantFrom('cancel', 'refresh', 'catch-up'), amount }),
  fc.record({ fault: fc.constantFrom(...FAULTS), count: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ order: fc.constantFrom('oldest-first', 'newest-first'), times: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ days: fc.constantFrom(0.01, 1, 4) }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

async function take(payment: Payment, each: Step): Promise<unknown> {
  const { pool, deps } = world
  if ('does' in each) {
    const body = each.amount === undefined ? undefined : { amount: each.amount }
    return world.sim('POST', `/sim/payments/${payment.id}/${each.does}`, body).catch(() => {}) // it may not be possible
  }
  if ('fault' in each) return world.sim('POST', '/sim/faults', { fault: each.fault, count: each.count })
  if ('order' in each) return world.deliver({ ...each, paymentId: payment.id })
  if ('days' in each) return world.pass(each.days)
  const part = { id: crypto.randomUUID(), paymentId: payment.id, amount: BigInt(each.amount), reason: 'return' }
  const asked = {
    capture: () => capturePayment(pool, deps, part),
    refund: () => refundPayment(pool, deps, part),
    cancel: () => cancelPayment(pool, deps, payment.id),
    refresh: () => refreshPayment(pool, deps, payment.id),
    'catch-up': () => catchUpPayments(pool, deps, new Date(world.clock.now)),
  }[each.asks]
  return asked().catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
  })
}

/** Nothing goes wrong any more, messages arrive, and the jobs run until nothing is left to do. */
async function comeToRest(payment: Payment): Promise<Payment> {
  const { pool, deps } = world
  const provider = world.deps.providers.get('simulated') as NonNullable<ReturnType<typeof world.deps.providers.get>>
  for (let count = 0; count < 12; count++) await provider.read({ paymentId: payment.id }).catch(() => {}) // uses up faults
  await world.deliver()
  for (let runs = 0; runs < 2; runs++) {
    await world.pass(10 / MINUTES_A_DAY)
    await processWebhooks(pool, deps, new Date(world.clock.now))
    await catchUpPayments(pool, deps, new Date(world.clock.now))
  }
  await world.deliver()
  return (await readPayment(pool, payment.id)) as Payment
}

test('whatever happens, in the end we hold what the provider holds, and every unit is taken and given back once', async () => {
  const numbers = fc.constantFrom(undefined, ...TEST_NUMBERS.map(({ number }) => number))
  const run = fc.record({
    method: fc.constantFrom(...METHODS),
    number: numbers,
    steps: fc.array(step, { maxLength: 14 }),
  })
  await fc.assert(
    fc.asyncProperty(run, async ({ method: [market, method, currency], number, steps }) => {
      const more = { market, method, currency, amount: 100_00n, ...(number && { testNumber: number }) }
      const payment = await startPayment(world.pool, world.deps, wish(more))
      for (const each of steps) {
        await take(payment, each)
        const { authorised, captured, refunded } = (await readPayment(world.pool, payment.id)) as Payment
        expect(refunded <= captured && captured <= authorised).toBe(true)
      }
      const ours = await comeToRest(payment)
      const theirs = await simulatedPayment(payment.id)
      if (!theirs) return expect(['failed', 'expired']).toContain(ours.state)
      expect([ours.captured, ours.refunded].map(Number)).toEqual([theirs.captured, theirs.refunded])
      for (const kind of ['capture', 'refund'] as const) {
        const states = (await readOperations(world.pool, kind, payment.id)).map(({ id, state }) => [id, state])
        const known = new Map(theirs[`${kind}s`].map(({ id, state }) => [id, state]))
        for (const [id, state] of states) expect(state).toBe(known.get(id as string) ?? 'failed')
      }
      await expectEachMovedOnce(theirs)
    }),
    {
      numRuns: 60,
      endOnFailure: true,
      // Paid too much, and then paid once more.
      examples: [
        [{ method: ['br', 'boleto', 'BRL'], number: '5004', steps: [{ days: 1 }, { does: 'pay', amount: undefined }] }],
      ],
    },
  )
}, 120_000)

async function simulatedPayment(paymentId: string): Promise<SimulatedPayment | undefined> {
  const { payments } = await world.sim<{ payments: SimulatedPayment[] }>('GET', '/sim/payments')
  return payments.find((each) => each.paymentId === paymentId)
}

async function expectEachMovedOnce({ paymentId, captured, refunded }: SimulatedPayment): Promise<void> {
  const sum = { capture: 0, refund: 0, 'refund-returned': 0, chargeback: 0, 'chargeback-reversed': 0 }
  for (const charge of await world.charges(paymentId)) sum[charge.kind] += charge.amount
  expect([sum.capture, sum.refund - sum['refund-returned']]).toEqual([captured, refunded])
}
