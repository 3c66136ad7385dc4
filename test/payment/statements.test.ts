import { beforeAll, expect, test } from 'vitest'
import { cancelPayment } from '../../core/payment/cancel-payment.ts'
import { capturePayment, refundPayment } from '../../core/payment/operate.ts'
import type { Payment } from '../../core/payment/payment.ts'
import { refreshPayment } from '../../core/payment/refresh-payment.ts'
import { startPayment } from './begin.ts'
import { counted } from './counted.ts'
import { paymentWorld, type World, wish } from './world.ts'

let world: World
let payment: Payment
beforeAll(async () => {
  world = await paymentWorld()
  payment = await startPayment(world.pool, world.deps, wish({ testNumber: '4000000000002008' }))
})

/** Round trips of each use case, all prepared; whoever listens comes on top. */
test.each<[string, () => Promise<unknown>, string[], number]>([
  [
    'begin',
    () => startPayment(world.pool, world.deps, wish({ testNumber: '4000000000002008' })),
    ['insert-payment', 'store-payment-change'],
    1,
  ],
  [
    'capture',
    () => capturePayment(world.pool, world.deps, { id: crypto.randomUUID(), paymentId: payment.id, amount: 60_00n }),
    ['lock-payment', 'captures-that-count', 'insert-capture', 'store-payment-change-and-operations'],
    2,
  ],
  [
    'refund',
    () =>
      refundPayment(world.pool, world.deps, {
        id: crypto.randomUUID(),
        paymentId: payment.id,
        amount: 10_00n,
        reason: 'return',
      }),
    ['lock-payment', 'refunds-that-count', 'insert-refund', 'store-payment-change-and-operations'],
    2,
  ],
  [
    'ask',
    () => refreshPayment(world.pool, world.deps, payment.id),
    ['read-payment', 'store-payment-change-and-operations'],
    1,
  ],
  [
    'cancel',
    async () => cancelPayment(world.pool, world.deps, (await begun).id),
    ['ask-to-cancel-payment', 'store-payment-change', 'forget-to-cancel-payment'],
    1,
  ],
])('%s', async (_, act, names, transactions) => {
  begun = startPayment(world.pool, world.deps, wish())
  await begun
  const count = counted()
  await act()
  const { statements, transactions: opened } = count.end()
  expect(statements.map(({ name }) => name)).toEqual(names)
  expect(opened).toBe(transactions)
})

let begun: Promise<Payment>

test('no transaction is open while the provider is asked', async () => {
  const open: number[] = []
  const provider = world.deps.providers.get('simulated') as NonNullable<ReturnType<typeof world.deps.providers.get>>
  const watched = new Proxy(provider, {
    get: (target, name) => {
      const member = Reflect.get(target, name)
      if (typeof member !== 'function' || name === 'verify' || name === 'eventOf') return member
      return async (...args: unknown[]) => {
        const { rows } = await world.pool.query(
          `select count(*)::integer as count from pg_stat_activity
           where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`,
        )
        open.push(rows[0].count)
        return member.apply(target, args)
      }
    },
  })
  const deps = { ...world.deps, providers: new Map([['simulated', watched]]) }
  const { id } = await startPayment(world.pool, deps, wish({ testNumber: '4000000000002008' }))
  const part = { paymentId: id, amount: 50_00n, reason: 'return' }
  await capturePayment(world.pool, deps, { id: crypto.randomUUID(), ...part })
  await refundPayment(world.pool, deps, { id: crypto.randomUUID(), ...part })
  await refreshPayment(world.pool, deps, id)
  await cancelPayment(world.pool, deps, (await startPayment(world.pool, deps, wish())).id)
  expect(open).toEqual([0, 0, 0, 0, 0, 0])
})
