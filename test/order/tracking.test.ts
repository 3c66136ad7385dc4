import { beforeAll, expect, test } from 'vitest'
import type { SimulatedCarrier } from '../../core/delivery/simulated-carrier.ts'
import type { TrackingStatus } from '../../core/delivery/tracking.ts'
import { type Shop, shop } from '../checkout/shop.ts'
import { authorised, type Story } from './story.ts'

let world: Shop
beforeAll(async () => {
  world = await shop()
})

const MUG = { sku: 'GEN-MG-CRM', quantity: 2 }

async function trackingOf({ number }: Story): Promise<string[]> {
  const { rows } = await world.pool.query<{ tracking_number: string }>(
    `select c.tracking_number from carrier_shipment c join sales_order o on o.id = c.order_id
     where o.number = $1 order by c.number`,
    [number],
  )
  return rows.map((row) => row.tracking_number)
}

/** The carrier tells of a parcel, as it does: signed, over HTTP. */
async function tell(tracking: string, status: TrackingStatus): Promise<void> {
  const carrier = world.engine.carriers.named('simulated') as SimulatedCarrier
  const { body, signature } = carrier.post(tracking, status, new Date(world.clock.now))
  const answer = await world.app.inject({
    method: 'POST',
    url: '/v1/carriers/simulated/events',
    headers: { 'content-type': 'application/json', 'noyau-signature': signature },
    payload: body,
  })
  expect(answer.statusCode, answer.body).toBe(200)
}

test('an order follows its parcels: what the carrier hands over is delivered, and the rights that count from possession begin', async () => {
  const story = await authorised(world, 'fr', [MUG])
  await story.ship([{ ref: MUG.sku, quantity: 1 }])
  await story.ship()
  const [first, second] = (await trackingOf(story)) as [string, string]
  expect(first).not.toBe(second)
  await tell(first, 'in-transit')
  expect((await story.now()).fulfilmentState).toBe('shipped')
  await tell(first, 'delivered')
  const half = await story.now()
  expect(half.shipments.map(({ state }) => state)).toEqual(['delivered', 'shipped'])
  expect(half.fulfilmentState).toBe('shipped')
  world.clock.now += 86_400_000
  await tell(second, 'delivered')
  const done = await story.now()
  expect(done).toMatchObject({ state: 'completed', fulfilmentState: 'delivered' })
  expect(done.shipments[1]?.deliveredAt).toBe(new Date(world.clock.now).toISOString())
  await tell(second, 'delivered')
  expect((await story.now()).version).toBe(done.version)
  // Fourteen days from the last parcel, which came on Monday 2026-11-23 (CRD art. 9(2)(b)(i)).
  expect((await story.withdraw()).deadline).toBe('2026-12-07')
})
