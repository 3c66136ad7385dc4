import { beforeAll, describe, expect, test } from 'vitest'
import { SIGNATURE_HEADER, sign } from '../../core/payment/signature.ts'
import { type Shop, shop } from '../checkout/shop.ts'
import { SECRET } from '../payment/world.ts'
import { type Payment, place, type Story } from './story.ts'

let world: Shop
beforeAll(async () => {
  world = await shop()
})

/** An order that waits for a redirect, and what the provider says of it: genuine, about this payment, in its currency. */
async function told(takenOf: (toPay: number) => number): Promise<{ story: Story; error?: string }> {
  const story = await place(world, 'fr', [{ sku: 'GEN-MG-CRM', quantity: 1 }], 'paypal')
  const taken = takenOf(story.toPay)
  const { id: paymentId, currency } = await story.pay()
  const payment = { reference: `sim_${paymentId}`, paymentId, currency, status: 'authorised', refunded: 0, sequence: 9 }
  const body = JSON.stringify({
    id: `evt_${crypto.randomUUID()}`,
    payment: { ...payment, authorised: taken, captured: taken, captures: [], refunds: [] },
  })
  const answer = await fetch(`${world.address}/v1/providers/simulated/webhooks`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [SIGNATURE_HEADER]: sign(SECRET, Math.floor(world.clock.now / 1000), Buffer.from(body)),
    },
    body,
  })
  expect(answer.status).toBe(202)
  await world.deliver({ paymentId: 'none' })
  const { rows } = await world.pool.query('select error from webhook_delivery where payment_id = $1', [paymentId])
  return { story, ...(rows[0]?.error && { error: rows[0].error }) }
}

const first = async (story: Story) => (await story.now()).payments[0] as Payment

describe('a genuine message in the right currency, whose amount alone is wrong', () => {
  test.each([
    ['less than nothing', -1],
    ['more than any amount', 2 ** 53],
  ])('%s: kept with the reason, and neither payment nor order moves', async (_, captured) => {
    const { story, error } = await told(() => captured)
    expect(error).toMatch(/^amount-out-of-bounds/)
    expect(await first(story)).toMatchObject({ state: 'requires-action', captured: 0 })
    expect(await story.now()).toMatchObject({ state: 'pending', paymentState: 'unpaid' })
  })

  test('a cent less than is to be paid: what was taken counts, and the order waits for the rest', async () => {
    const { story } = await told((toPay) => toPay - 1)
    expect(await first(story)).toMatchObject({ state: 'partially-captured', captured: story.toPay - 1 })
    expect(await story.now()).toMatchObject({ state: 'pending' })
    expect((await story.now()).credits).toEqual([])
  })

  test('a cent more: the order is paid, and the cent is owed to the shopper', async () => {
    const { story } = await told((toPay) => toPay + 1)
    expect(await story.now()).toMatchObject({
      state: 'confirmed',
      credits: [{ reason: 'overpayment', amount: 1 }],
    })
  })
})
