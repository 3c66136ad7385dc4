import { beforeAll, expect, test } from 'vitest'
import { type Shop, shop } from '../checkout/shop.ts'
import { carrierTells } from './carrier.ts'
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

test('an order follows its parcels: what the carrier hands over is delivered, and the rights that count from possession begin', async () => {
  const story = await authorised(world, 'fr', [MUG])
  await story.ship([{ ref: MUG.sku, quantity: 1 }])
  await story.ship()
  const [first, second] = (await trackingOf(story)) as [string, string]
  expect(first).not.toBe(second)
  await carrierTells(world, first, 'in-transit')
  expect((await story.now()).fulfilmentState).toBe('shipped')
  await carrierTells(world, first, 'delivered')
  const half = await story.now()
  expect(half.shipments.map(({ state }) => state)).toEqual(['delivered', 'shipped'])
  expect(half.fulfilmentState).toBe('shipped')
  world.clock.now += 86_400_000
  await carrierTells(world, second, 'delivered')
  const done = await story.now()
  expect(done).toMatchObject({ state: 'completed', fulfilmentState: 'delivered' })
  expect(done.shipments[1]?.deliveredAt).toBe(new Date(world.clock.now).toISOString())
  await carrierTells(world, second, 'delivered')
  expect((await story.now()).version).toBe(done.version)
  // Fourteen days from the last parcel, which came on Monday 2026-11-23 (CRD art. 9(2)(b)(i)).
  expect((await story.withdraw()).deadline).toBe('2026-12-07')
})
