import { beforeAll, describe, expect, test } from 'vitest'
import type { components } from '../../openapi/v1.d.ts'
import { ADDRESSES, readyCart, type Shop, shop } from '../checkout/shop.ts'
import { AT_ONCE, type Cart, placeCart, type Story } from './story.ts'

type Declaration = components['schemas']['CustomsDeclaration']
type Option = components['schemas']['DeliveryOption']

let world: Shop
beforeAll(async () => {
  world = await shop()
})

/** Of Germany, 380 g, heading 6912.00. */
const MUG = 'GEN-MG-CRM'
/** Of Germany, 1,450 g, heading 9503.00. */
const TRAIN = 'TOY-TR-36'

async function cartTo(market: string, shipTo: unknown, skus: readonly string[]): Promise<Cart> {
  const lines = skus.map((sku) => ({ sku, quantity: 2 }))
  const { id, version } = await readyCart(world, market, lines)
  return world.ask<Cart>('PATCH', `/v1/markets/${market}/carts/${id}`, { version, shipTo })
}

async function orderTo(market: string, shipTo: unknown, skus: readonly string[]): Promise<Story> {
  const story = await placeCart(world, market, await cartTo(market, shipTo, skus))
  await story.pay({ testNumber: AT_ONCE })
  await world.deliver()
  return story
}

const declared = ({ admin }: Story, shipment = 1, wanted = 200) =>
  world.staff<Declaration>('GET', `${admin}/shipments/${shipment}/customs`, undefined, wanted)

async function toldToCarrier({ number }: Story): Promise<unknown[]> {
  const { rows } = await world.pool.query<{ customs: unknown }>(
    `select c.request->'customs' as customs from carrier_shipment c join sales_order o on o.id = c.order_id
     where o.number = $1 order by c.number`,
    [number],
  )
  return rows.map(({ customs }) => customs)
}

describe('what accompanies a shipment over a border', () => {
  test('France to Switzerland: each parcel with its own goods, their headings, origin, weight and value without tax', async () => {
    const story = await orderTo('fr', ADDRESSES.ch, [MUG, TRAIN])
    await story.ship([{ ref: MUG, quantity: 1 }])
    await story.ship()
    const order = await story.now()
    const net = (ref: string) => order.lines.find((line) => line.ref === ref)?.net as number
    const half = Math.floor(net(MUG) / 2)
    const mug = { sku: MUG, hsCode: '6912.00', originCountry: 'DE' }
    const [first, second] = [await declared(story), await declared(story, 2)]
    expect(first).toMatchObject({
      // The terms are those of the packs; their golden cases are in test/delivery-options.test.ts.
      terms: 'DAP',
      currency: 'EUR',
      lines: [{ ...mug, quantity: 1, netWeightGrams: 380 }],
      totals: { quantity: 1, netWeightGrams: 380 },
      missing: [],
    })
    expect(second.lines).toMatchObject([
      { ...mug, quantity: 1, netWeightGrams: 380 },
      { sku: TRAIN, hsCode: '9503.00', originCountry: 'DE', quantity: 2, netWeightGrams: 2_900, value: net(TRAIN) },
    ])
    expect(Math.abs((first.lines[0]?.value ?? 0) - half)).toBeLessThanOrEqual(1)
    expect((first.lines[0]?.value ?? 0) + (second.lines[0]?.value ?? 0)).toBe(net(MUG))
    expect(await toldToCarrier(story)).toEqual([first, second])
  })

  test('France to Germany: there is no border inside the union, and the carrier is told of none', async () => {
    const story = await orderTo('fr', ADDRESSES.de, [MUG])
    await story.ship()
    await declared(story, 1, 404)
    expect(await toldToCarrier(story)).toEqual([null])
  })

  test('Madrid to Las Palmas: the same country, and a border (Canarias lie outside the area of the VAT)', async () => {
    const canarias = { ...(ADDRESSES.es as object), postalCode: '35001', city: 'Las Palmas', subdivision: 'ES-GC' }
    const story = await orderTo('es', canarias, [MUG])
    await story.ship()
    expect(await declared(story)).toMatchObject({ lines: [{ sku: MUG, quantity: 2 }] })
    expect(await toldToCarrier(story)).toEqual([await declared(story)])
  })

  test('Canada to the United States: duty is due from the first dollar since 2025-08-29, and the seller pays it', async () => {
    const story = await orderTo('ca', ADDRESSES.us, [MUG])
    await story.ship()
    expect(await declared(story)).toMatchObject({ terms: 'DDP', currency: 'CAD' })
  })
})

test('an option says how much duty it will be where the law tells it: EUR 3 for each heading up to EUR 150 from 2026-07-01', async () => {
  const customsOf = async (market: string, shipTo: unknown, skus: readonly string[]) => {
    const { id } = await cartTo(market, shipTo, skus)
    const path = `/v1/markets/${market}/carts/${id}/delivery-options`
    const { options } = await world.ask<{ options: Option[] }>('GET', path)
    return options.find(({ service }) => service === 'home')?.customs
  }
  // Council Regulation (EU) 2026/382, as the pack cites it: a flat duty for each heading of six digits in the parcel.
  expect(await customsOf('gb', ADDRESSES.fr, [MUG])).toMatchObject({
    duty: 'known',
    dutyAmount: 3_00,
    dutyCurrency: 'EUR',
  })
  const two = await customsOf('gb', ADDRESSES.fr, [MUG, 'GEN-TB-NAT'])
  expect(two).toMatchObject({ duty: 'known', dutyAmount: 6_00, dutyCurrency: 'EUR' })
  const unknown = await customsOf('fr', ADDRESSES.ch, [MUG])
  expect(unknown).toMatchObject({ terms: 'DAP', duty: 'unknown' })
  expect(unknown).not.toHaveProperty('dutyAmount')
  expect(await customsOf('fr', ADDRESSES.de, [MUG])).toBeUndefined()
})
