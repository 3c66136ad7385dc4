import { beforeAll, describe, expect, test } from 'vitest'
import { readShipments } from '../../core/delivery/shipments.sql.ts'
import { readOrder } from '../../core/order/order.sql.ts'
import { ADDRESSES, readyCart, type Shop, shop } from '../checkout/shop.ts'
import { importPoints } from './pickup-points.ts'
import { authorised, type Cart, type Order, place, placeCart, type Story } from './story.ts'

let world: Shop
beforeAll(async () => {
  world = await shop()
  await importPoints(world, [
    { code: 'LYO-1', kind: 'pickup-point', country: 'FR', postalCode: '69002' },
    { code: 'LYO-2', kind: 'pickup-point', country: 'FR', postalCode: '69002' },
    { code: 'PTP-1', kind: 'pickup-point', country: 'FR', postalCode: '97110' },
    { code: 'BOX-1', kind: 'locker', country: 'FR', postalCode: '69002' },
    { code: 'BOX-2', kind: 'locker', country: 'GB', postalCode: 'SW1A 1AA' },
  ])
})

const MUG = { sku: 'GEN-MG-CRM', quantity: 2 }
const LYON = { country: 'FR', name: 'Anne Martin', line1: '9 quai Saint-Vincent', postalCode: '69001', city: 'Lyon' }

type Problem = { type: string; detail: string; errors: { pointer: string }[] }

const edit = async (story: Story, change: object, wanted?: number) =>
  world.staff<Order>('PATCH', story.admin, { version: (await story.now()).version, ...change }, wanted)

/** An order that its shopper fetches at a point. */
async function fetched(market: string, delivery: { service: string; pickupPoint: string }): Promise<Story> {
  const { id, version } = await readyCart(world, market, [MUG])
  return placeCart(
    world,
    market,
    await world.ask<Cart>('PATCH', `/v1/markets/${market}/carts/${id}`, { version, delivery }),
  )
}

/** What an edit is refused with: the last part of the type, and the fields. */
async function refusal(story: Story, change: object, wanted = 422): Promise<string> {
  const { type, errors } = (await edit(story, change, wanted)) as unknown as Problem
  return [type.split('/').at(-1), ...errors.map(({ pointer }) => pointer)].join(' ')
}

const documentOf = async ({ number, market }: Story) => (await readOrder(world.pool, { number, market }))?.document

describe('what an edit changes', () => {
  test('address and contact, and nothing else of what was frozen; before and after stand in the history', async () => {
    const story = await place(world, 'fr', [MUG])
    const before = await documentOf(story)
    const order = await edit(story, { shipTo: LYON, contact: { email: 'New.Name@example.org' } })
    expect(order).toMatchObject({
      shipTo: LYON,
      contact: { email: 'New.Name@example.org', phone: '+33 1 23 45 67 89' },
      state: 'pending',
      version: 2,
    })
    expect(await documentOf(story)).toEqual({ ...before, shipTo: LYON, contact: order.contact })
    expect(order.events?.at(-1)).toMatchObject({
      type: 'edited',
      data: {
        fields: ['shipTo', 'contact'],
        shipTo: { before: ADDRESSES.fr, after: LYON },
        contact: { before: { email: 'shopper@example.org' }, after: { email: 'New.Name@example.org' } },
      },
    })
  })

  test('the order is found by the new contact and no longer by the old one', async () => {
    const story = await place(world, 'fr', [MUG])
    await edit(story, { contact: { email: 'found@example.org' } })
    const find = (email: string, wanted: number) =>
      world.ask('POST', '/v1/markets/fr/orders/find', { number: story.number, email }, wanted)
    await find('FOUND@example.org', 200)
    await find('shopper@example.org', 404)
  })

  test('what says nothing new is no event, and the version stays', async () => {
    const story = await place(world, 'fr', [MUG])
    const order = await edit(story, { shipTo: ADDRESSES.fr, contact: {} })
    expect(order.version).toBe(1)
    expect(order.events?.map(({ type }) => type)).toEqual(['placed'])
  })

  test('the parcel goes to the new address', async () => {
    const story = await authorised(world, 'fr', [MUG])
    await edit(story, { shipTo: LYON })
    await story.ship()
    const order = await readOrder(world.pool, { number: story.number, market: 'fr' })
    const [parcel] = await readShipments(world.pool, order?.id as bigint)
    expect(parcel?.request.to).toMatchObject(LYON)
  })
})

describe('where tax would be another', () => {
  test.each([
    ['another country', 'fr', ADDRESSES.de, '/shipTo/country'],
    ['an overseas department', 'fr', { ...LYON, postalCode: '97110', city: 'Pointe-à-Pitre' }, '/shipTo/postalCode'],
    [
      'islands outside the union’s VAT',
      'es',
      { ...ADDRESSES.es, postalCode: '35001', city: 'Las Palmas', subdivision: 'ES-GC' },
      '/shipTo/subdivision',
    ],
    [
      'another state',
      'us',
      { ...ADDRESSES.us, postalCode: '07030', city: 'Hoboken', subdivision: 'US-NJ' },
      '/shipTo/subdivision',
    ],
    [
      'another county of the state',
      'us',
      { ...ADDRESSES.us, postalCode: '14201', city: 'Buffalo' },
      '/shipTo/postalCode',
    ],
    [
      'another province',
      'ca',
      { ...ADDRESSES.ca, postalCode: 'H2X 1Y4', city: 'Montréal', subdivision: 'CA-QC' },
      '/shipTo/subdivision',
    ],
    [
      'another state, whose share of the tax it is',
      'in',
      { ...ADDRESSES.in, postalCode: '560001', city: 'Bengaluru', subdivision: 'IN-KA' },
      '/shipTo/subdivision',
    ],
  ])('%s is refused', async (_, market, shipTo, pointer) => {
    const story = await place(world, market, [MUG])
    expect(await refusal(story, { shipTo })).toBe(`edit-changes-tax ${pointer}`)
    expect((await story.now()).version).toBe(1)
  })

  test('one other state or another is not the same: the tax between states belongs to the state of the buyer', async () => {
    const ka = { ...ADDRESSES.in, postalCode: '560001', city: 'Bengaluru', subdivision: 'IN-KA' }
    const cart = await readyCart(world, 'in', [MUG])
    const moved = await world.ask<Cart>('PATCH', `/v1/markets/in/carts/${cart.id}`, {
      version: cart.version,
      shipTo: ka,
    })
    const story = await placeCart(world, 'in', moved)
    const shipTo = { ...ADDRESSES.in, postalCode: '600001', city: 'Chennai', subdivision: 'IN-TN' }
    expect(await refusal(story, { shipTo })).toBe('edit-changes-tax /shipTo/subdivision')
  })

  test('another street of the same county is not', async () => {
    const story = await place(world, 'us', [MUG])
    const shipTo = { ...ADDRESSES.us, line1: '2 Broadway', postalCode: '10004' }
    expect(await edit(story, { shipTo })).toMatchObject({ shipTo })
  })
})

describe('what an edit is refused for', () => {
  test('an address that is not whole, or is none of its country', async () => {
    const story = await place(world, 'fr', [MUG])
    const { line1: _, ...rest } = LYON
    expect(await refusal(story, { shipTo: rest })).toBe('invalid-address /shipTo/line1')
    const shipTo = { ...LYON, postalCode: '6900' }
    expect(await refusal(story, { shipTo })).toBe('invalid-address /shipTo/postalCode')
  })

  test('an address that the chosen service does not reach', async () => {
    const story = await fetched('gb', { service: 'locker', pickupPoint: 'BOX-2' })
    const shipTo = { ...ADDRESSES.gb, postalCode: 'KW15 1AA', city: 'Kirkwall' }
    expect(await refusal(story, { shipTo })).toBe('unknown-delivery-service /shipTo/postalCode')
  })

  test('an address for what does not travel; its contact may change', async () => {
    const carts = '/v1/markets/fr/carts'
    const { id, version, consents } = await world.ask<Cart>('POST', carts, {
      lines: [{ sku: 'EBK-LHI-EP', quantity: 1 }],
    })
    const cart = await world.ask<Cart>('PATCH', `${carts}/${id}`, {
      version,
      contact: { email: 'shopper@example.org' },
      payment: { method: 'card' },
      consents: consents.map(({ code }) => code),
    })
    const story = await placeCart(world, 'fr', cart)
    expect(await refusal(story, { shipTo: LYON })).toBe('invalid-address /shipTo')
    expect(await refusal(story, { pickupPoint: 'LYO-1' })).toBe('unknown-pickup-point /pickupPoint')
    const contact = { email: 'reader@example.org' }
    expect(await edit(story, { contact })).toMatchObject({ contact })
  })

  test('a pickup point where the service has none', async () => {
    const home = await place(world, 'fr', [MUG])
    expect(await refusal(home, { pickupPoint: 'LYO-1' })).toBe('unknown-pickup-point /pickupPoint')
  })

  test('another version than it is', async () => {
    const story = await place(world, 'fr', [MUG])
    expect(await refusal(story, { version: 2, shipTo: LYON }, 409)).toBe('stale-version /version')
  })

  test('an order of which anything was shipped, or that has ended', async () => {
    const shipped = await authorised(world, 'fr', [MUG])
    await shipped.ship([{ ref: MUG.sku, quantity: 1 }])
    expect(await refusal(shipped, { shipTo: LYON }, 409)).toMatch(/^not-open/)
    const cancelled = await place(world, 'fr', [MUG])
    await cancelled.cancel()
    expect(await refusal(cancelled, { shipTo: LYON }, 409)).toMatch(/^not-open/)
  })

  test('one of two at once: the other has read an older version', async () => {
    const story = await place(world, 'fr', [MUG])
    const answers = await Promise.all(
      ['a@example.org', 'b@example.org'].map((email) =>
        world.app.inject({
          method: 'PATCH',
          url: story.admin,
          headers: { ...world.staffHeaders, 'idempotency-key': world.key() },
          payload: { version: 1, contact: { email } },
        }),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
    expect((await story.now()).version).toBe(2)
  })

  test('a parcel and an edit at once: the parcel goes where the order says, whoever was first', async () => {
    const story = await authorised(world, 'fr', [MUG])
    const { version } = await story.now()
    const [edited] = await Promise.all([
      world.app.inject({
        method: 'PATCH',
        url: story.admin,
        headers: { ...world.staffHeaders, 'idempotency-key': world.key() },
        payload: { version, shipTo: LYON },
      }),
      story.ship(),
    ])
    expect([200, 409]).toContain(edited?.statusCode)
    const order = await readOrder(world.pool, { number: story.number, market: 'fr' })
    const [parcel] = await readShipments(world.pool, order?.id as bigint)
    expect(parcel?.request.to).toEqual(order?.document.shipTo)
  })
})

describe('pickup points', () => {
  test('another one of the chosen service; none of another service, or where tax is another', async () => {
    const story = await fetched('fr', { service: 'pickup-point', pickupPoint: 'LYO-1' })
    expect((await story.now()).pickupPoint).toBe('LYO-1')
    expect(await refusal(story, { pickupPoint: 'BOX-1' })).toBe('unknown-pickup-point /pickupPoint')
    expect(await refusal(story, { pickupPoint: 'PTP-1' })).toBe('edit-changes-tax /pickupPoint')
    const order = await edit(story, { pickupPoint: 'LYO-2' })
    expect(order.pickupPoint).toBe('LYO-2')
    expect(order.events?.at(-1)?.data).toEqual({
      fields: ['pickupPoint'],
      pickupPoint: { before: 'LYO-1', after: 'LYO-2' },
    })
  })
})
