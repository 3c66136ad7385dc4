import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { catchUpPayments } from '../../core/payment/catch-up.ts'
import { readPayment, readPaymentEvents } from '../../core/payment/payment.sql.ts'
import type { Payment } from '../../core/payment/payment.ts'
import { processWebhook, processWebhooks } from '../../core/payment/process-webhooks.ts'
import { receiveWebhook } from '../../core/payment/receive-webhook.ts'
import { refreshPayment } from '../../core/payment/refresh-payment.ts'
import { SIGNATURE_HEADER, sign } from '../../core/payment/signature.ts'
import type { StartPayment } from '../../core/payment/start-payment.ts'
import { NOON } from '../engine.ts'
import { startPayment } from './begin.ts'
import { counted } from './counted.ts'
import { paymentWorld, SECRET, type World, wish } from './world.ts'

let world: World
beforeAll(async () => {
  world = await paymentWorld()
})
beforeEach(async () => {
  await world.deliver()
  world.clock.now = NOON
  await world.sim('POST', '/sim/clock', { now: new Date(NOON).toISOString() })
  await world.sim('PUT', '/sim/webhooks', { mode: 'manual' })
})

const start = (more: Partial<StartPayment> = {}) => startPayment(world.pool, world.deps, wish(more))
const now = async (payment: Payment) => (await readPayment(world.pool, payment.id)) as Payment
const does = (payment: Payment, what: string) => world.sim('POST', `/sim/payments/${payment.id}/${what}`)
const run = () => processWebhooks(world.pool, world.deps, new Date(world.clock.now))

async function deliveries(payment: Payment) {
  const { rows } = await world.pool.query(
    'select event_id, processed_at, error, attempts, body from webhook_delivery where payment_id = $1 order by id',
    [payment.id],
  )
  return rows
}

/** A message as the provider writes it, about a payment that may not be. */
function message(paymentId: string, id = `evt_${crypto.randomUUID()}`): Buffer {
  const payment = {
    reference: `sim_${paymentId}`,
    paymentId,
    currency: 'EUR',
    status: 'authorised',
    authorised: 1,
    captured: 1,
  }
  return Buffer.from(
    JSON.stringify({ id, payment: { ...payment, refunded: 0, sequence: 9, captures: [], refunds: [] } }),
  )
}

async function post(body: Buffer, headers: Record<string, string> = signed(body), provider = 'simulated') {
  const answer = await fetch(`${world.address}/v1/providers/${provider}/webhooks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: body as Uint8Array<ArrayBuffer>,
  })
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
}

function signed(body: Buffer, seconds = world.clock.now / 1000, secret = SECRET): Record<string, string> {
  return { [SIGNATURE_HEADER]: sign(secret, Math.floor(seconds), body) }
}

describe('messages that go wrong on their way', () => {
  test('sent twice at once, to real connections: answered alike and processed once', async () => {
    const payment = await start({ method: 'paypal' })
    await does(payment, 'approve')
    const answers = await world.deliver({ times: 10, paymentId: payment.id })
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 202))
    expect(await deliveries(payment)).toHaveLength(1)
    expect(await now(payment)).toMatchObject({ state: 'captured' })
    expect((await readPaymentEvents(world.pool, payment.id)).map(({ after }) => after)).toEqual([
      'requires-action',
      'captured',
    ])
  })

  test('sent while the answer to our own call is still being written: both are taken in', async () => {
    await world.sim('PUT', '/sim/webhooks', { mode: 'prompt' })
    const payments = await Promise.all(
      Array.from({ length: 30 }, () => start({ method: 'paypal', testNumber: '4000000000002008' })),
    )
    for (const payment of payments) {
      expect(payment).toMatchObject({ state: 'captured', captured: 100_00n })
      await until(async () => (await deliveries(payment)).filter(({ processed_at }) => processed_at).length === 1)
      expect(await now(payment)).toMatchObject({ state: 'captured', reference: payment.reference })
    }
  })

  test('sent again after it was processed: nothing more happens', async () => {
    const payment = await start({ method: 'paypal' })
    await does(payment, 'approve')
    const [first] = await world.deliver()
    const before = await now(payment)
    await world.deliver({ ids: [(first as { id: string }).id] })
    expect(await now(payment)).toEqual(before)
  })

  test('the newest first: the older one changes nothing any more', async () => {
    const payment = await start({ market: 'de', method: 'direct-debit' })
    await does(payment, 'collect')
    await does(payment, 'dispute')
    await does(payment, 'win')
    const sent = await world.deliver({ order: 'newest-first', paymentId: payment.id })
    expect(sent.map(({ type }) => type)).toEqual([
      'dispute.won',
      'dispute.opened',
      'payment.captured',
      'payment.authorised',
    ])
    expect(await now(payment)).toMatchObject({ state: 'captured', captured: 100_00n })
  })

  test('held back until the next one: the provider reorders by itself', async () => {
    await world.sim('PUT', '/sim/webhooks', { mode: 'reordered' })
    const payment = await start({ market: 'de', method: 'direct-debit' })
    await does(payment, 'collect')
    await until(async () => (await deliveries(payment)).filter(({ processed_at }) => processed_at).length === 2)
    expect(await now(payment)).toMatchObject({ state: 'captured' })
  })

  test('doubled by the provider', async () => {
    const payment = await start({ method: 'paypal' })
    await world.sim('PUT', '/sim/webhooks', { mode: 'duplicated' })
    await does(payment, 'approve')
    await until(async () => (await now(payment)).state === 'captured')
    expect(await deliveries(payment)).toHaveLength(1)
  })

  test('late: it counts when it comes', async () => {
    const payment = await start({ method: 'paypal' })
    await world.sim('PUT', '/sim/webhooks', { mode: 'delayed', delaySeconds: 3600 })
    await does(payment, 'approve')
    expect((await now(payment)).state).toBe('requires-action')
    world.clock.now += 3_600_000
    await world.sim('POST', '/sim/clock', { advanceSeconds: 3600 })
    await until(async () => (await now(payment)).state === 'captured')
  })

  test('lost: asking the provider catches up, and asking again changes nothing', async () => {
    await world.sim('PUT', '/sim/webhooks', { mode: 'lost' })
    const payment = await start({ method: 'paypal' })
    await does(payment, 'approve')
    expect(await now(payment)).toMatchObject({ state: 'requires-action' })
    const caughtUp = await refreshPayment(world.pool, world.deps, payment.id)
    expect(caughtUp).toMatchObject({ state: 'captured', captured: 100_00n })
    expect(await refreshPayment(world.pool, world.deps, payment.id)).toEqual(await now(payment))
  })

  test('lost, of a debit that was collected meanwhile: the job asks after a day', async () => {
    await world.sim('PUT', '/sim/webhooks', { mode: 'lost' })
    const payment = await start({ market: 'de', method: 'direct-debit' })
    await does(payment, 'collect')
    const job = () => catchUpPayments(world.pool, world.deps, new Date(world.clock.now))
    world.clock.now += 86_400_000
    await job()
    expect(await now(payment)).toMatchObject({ state: 'authorised' })
    world.clock.now += 1
    await job()
    expect(await now(payment)).toMatchObject({ state: 'captured' })
  })

  test('refused at first, taken later: the provider tries again by itself', async () => {
    await world.sim('PUT', '/sim/webhooks', { target: `${world.address}/nowhere`, mode: 'prompt' })
    const payment = await start({ method: 'paypal' })
    await does(payment, 'approve')
    await until(async () => (await waiting(payment))?.attempts === 1)
    await world.sim('PUT', '/sim/webhooks', { target: `${world.address}/v1/providers/simulated/webhooks` })
    await world.sim('POST', '/sim/clock', { advanceSeconds: 60 })
    await until(async () => (await now(payment)).state === 'captured')
  })

  async function waiting(payment: Payment) {
    type Listed = { messages: { paymentId: string; attempts: number }[] }
    const { messages } = await world.sim<Listed>('GET', '/sim/webhooks')
    return messages.find(({ paymentId }) => paymentId === payment.id)
  }

  /** Another process acts by itself: ask until it has. */
  async function until(happened: () => Promise<boolean>): Promise<void> {
    while (!(await happened())) await new Promise((resolve) => setImmediate(resolve))
  }
})

describe('messages that are not genuine', () => {
  test('forged by whoever has not the secret: refused, and not kept', async () => {
    const payment = await start({ method: 'paypal' })
    await does(payment, 'approve')
    const [answer] = await world.deliver({ forged: true })
    expect(answer?.status).toBe(401)
    expect(await deliveries(payment)).toEqual([])
    expect(await now(payment)).toMatchObject({ state: 'requires-action' })
  })

  test('a genuine one with another body, another time, no signature or a broken one: refused', async () => {
    const body = message(crypto.randomUUID())
    const header = signed(body)[SIGNATURE_HEADER] as string
    const other = Buffer.from(body.toString().replace('"captured":1', '"captured":9'))
    expect((await post(other, { [SIGNATURE_HEADER]: header })).status).toBe(401)
    expect((await post(body, { [SIGNATURE_HEADER]: header.replace(/t=\d+/, 't=1') })).status).toBe(401)
    expect((await post(body, {})).status).toBe(401)
    const { status, body: problem } = await post(body, { [SIGNATURE_HEADER]: 'v1=?' })
    expect(status).toBe(401)
    expect(problem).toMatchObject({
      type: expect.stringMatching(/webhook-forged$/),
      errors: [{ pointer: SIGNATURE_HEADER }],
    })
  })

  test('clocks five minutes apart are tolerated, either way; a day apart is a replay', async () => {
    const MINUTES = 60
    for (const skew of [5 * MINUTES, -5 * MINUTES]) {
      const payment = await start({ method: 'paypal' })
      await does(payment, 'approve')
      expect((await world.deliver({ skew })).map(({ status }) => status)).toEqual([202])
      expect(await now(payment)).toMatchObject({ state: 'captured' })
    }
    for (const skew of [24 * 60 * MINUTES, -24 * 60 * MINUTES]) {
      const payment = await start({ method: 'paypal' })
      await does(payment, 'approve')
      expect((await world.deliver({ skew })).map(({ status }) => status)).toEqual([400])
      expect(await now(payment)).toMatchObject({ state: 'requires-action' })
      await world.deliver()
    }
  })

  test('what a provider says of its time decides nothing: our clock does', async () => {
    await world.sim('POST', '/sim/clock', { now: new Date(NOON - 300_000).toISOString() })
    const payment = await start({ method: 'paypal', testNumber: '4000000000002008' })
    expect(payment.capturedAt).toEqual(new Date(NOON))
  })

  test('replayed much later as it was: refused', async () => {
    const body = message(crypto.randomUUID())
    const headers = signed(body)
    expect((await post(body, headers)).status).toBe(202)
    world.clock.now += 86_400_000
    const { status, body: problem } = await post(body, headers)
    expect([status, problem.type]).toEqual([400, expect.stringMatching(/webhook-too-old$/)])
  })
})

describe('messages that cannot be used', () => {
  test('about a payment that nobody knows: kept, answered, done with', async () => {
    const id = crypto.randomUUID()
    expect((await post(message(id))).status).toBe(202)
    await world.deliver()
    const { rows } = await world.pool.query('select processed_at, error from webhook_delivery where payment_id = $1', [
      id,
    ])
    expect(rows).toEqual([{ processed_at: expect.any(Date), error: 'unknown payment' }])
  })

  test('in another currency than the payment: kept with the reason, and the payment stays', async () => {
    const payment = await start({ method: 'paypal' })
    const body = Buffer.from(message(payment.id).toString().replace('EUR', 'JPY'))
    expect((await post(body)).status).toBe(202)
    await world.deliver()
    expect(await deliveries(payment)).toMatchObject([{ error: expect.stringMatching(/^currency-mismatch/) }])
    expect(await now(payment)).toMatchObject({ state: 'requires-action', captured: 0n })
  })

  test('unknown provider, no JSON, no body, too large, another type', async () => {
    const body = message(crypto.randomUUID())
    expect((await post(body, signed(body), 'nobody')).status).toBe(404)
    const text = Buffer.from('{"id":')
    expect((await post(text)).status).toBe(400)
    expect((await post(Buffer.alloc(0))).status).toBe(400)
    expect((await post(Buffer.alloc(1024 * 1024 + 1))).status).toBe(413)
    expect((await post(body, { ...signed(body), 'content-type': 'text/xml' })).status).toBe(415)
  })

  test('kept byte for byte, and with its signature', async () => {
    const payment = await start({ method: 'paypal' })
    const body = Buffer.from(`  ${message(payment.id)}\n`)
    expect((await post(body, { ...signed(body), authorization: 'Basic provider' })).status).toBe(202)
    const [kept] = await deliveries(payment)
    expect(Buffer.compare(kept.body, body)).toBe(0)
  })
})

describe('processing', () => {
  test('whoever listens fails: nothing is half done, and the job does it when its time comes', async () => {
    const payment = await start({ method: 'paypal' })
    await does(payment, 'approve')
    world.deps.onChange = async (client, _, after) => {
      await client.query('update payment set reason = $2 where id = $1', [after.id, 'half done'])
      throw new Error('no order yet')
    }
    await world.deliver()
    delete world.deps.onChange
    expect(await now(payment)).toMatchObject({ state: 'requires-action' })
    expect(await now(payment)).not.toHaveProperty('reason')
    expect(await deliveries(payment)).toMatchObject([{ processed_at: null, attempts: 1, error: 'no order yet' }])
    expect(await run()).toBe(0)
    world.clock.now += 1_000
    expect(await run()).toBe(1)
    expect(await now(payment)).toMatchObject({ state: 'captured' })
  })

  test('two jobs at once share the work', async () => {
    const payments = await Promise.all(Array.from({ length: 12 }, () => start({ method: 'paypal' })))
    world.deps.onChange = async () => {
      throw new Error('not now')
    }
    for (const payment of payments) await does(payment, 'approve')
    await world.deliver()
    delete world.deps.onChange
    world.clock.now += 1_000
    const counts = await Promise.all([run(), run(), run()])
    expect(counts.reduce((sum, count) => sum + count)).toBe(12)
    for (const payment of payments) expect(await now(payment)).toMatchObject({ state: 'captured', captured: 100_00n })
  })

  /** What the process kept that then died, or was slow: a message that says all is taken. */
  async function left(payment: Payment) {
    const said = JSON.parse(message(payment.id).toString())
    Object.assign(said.payment, {
      reference: payment.reference,
      status: 'captured',
      authorised: 10_000,
      captured: 10_000,
    })
    const body = Buffer.from(JSON.stringify(said))
    const kept = await receiveWebhook(world.pool, world.deps, 'simulated', { body, headers: signed(body) })
    return kept as NonNullable<typeof kept>
  }

  test('what a process took and then died with is left alone for a while, and then done by the job', async () => {
    const payment = await start({ method: 'paypal' })
    await left(payment)
    expect(await run()).toBe(0)
    world.clock.now += 5_000
    expect(await run()).toBe(1)
    expect(await now(payment)).toMatchObject({ state: 'captured' })
  })

  test('a slow process and jobs on the same messages never wait for each other in a circle', async () => {
    const payments = await Promise.all([500n, 501n, 502n].map((orderId) => start({ method: 'paypal', orderId })))
    const kept = await Promise.all(payments.map(left))
    const allHeld = Promise.withResolvers<void>()
    const jobCame = Promise.withResolvers<void>()
    let calls = 0
    // The slow ones hold their orders until a job, which took up the same messages, asks for one of them.
    world.deps.lockOrder = async (client, orderId) => {
      if (++calls > kept.length) jobCame.resolve()
      await client.query('select pg_advisory_xact_lock($1)', [orderId])
      if (calls === kept.length) allHeld.resolve()
      await jobCame.promise
    }
    world.clock.now += 5_000
    const slow = kept.map((each) => processWebhook(world.pool, world.deps, each))
    await allHeld.promise
    await Promise.all([...slow, run(), run(), run()])
    delete world.deps.lockOrder
    expect(calls).toBeGreaterThan(kept.length)
    for (const payment of payments) {
      expect(await deliveries(payment)).toMatchObject([{ processed_at: expect.any(Date), attempts: 0, error: null }])
      expect(await readPaymentEvents(world.pool, payment.id)).toHaveLength(2)
    }
  })

  test('the listener sees order first locked, then the change, in one transaction', async () => {
    const payment = await start({ method: 'paypal', orderId: 77n })
    const seen: string[] = []
    world.deps.lockOrder = async (_, orderId) => void seen.push(`lock ${orderId}`)
    world.deps.onChange = async (client, before, after) => {
      const stored = await readPayment(client, after.id)
      seen.push(`${before.state} → ${after.state}`)
      expect(stored).toEqual(after)
    }
    await does(payment, 'approve')
    await world.deliver()
    delete world.deps.lockOrder
    delete world.deps.onChange
    expect(seen).toEqual(['lock 77', 'requires-action → captured'])
  })

  test('taking and processing one message costs two statements, each in a transaction of its own', async () => {
    const payment = await start({ method: 'paypal' })
    await does(payment, 'approve')
    const count = counted()
    await world.deliver()
    const { statements, transactions } = count.end()
    expect(statements.filter(({ name }) => name !== undefined).map(({ name }) => name)).toEqual([
      'keep-delivery',
      'store-payment-change',
    ])
    expect(transactions).toBe(1) // and the first statement by itself
  })
})
