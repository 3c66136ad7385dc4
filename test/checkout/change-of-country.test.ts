import { beforeAll, describe, expect, test } from 'vitest'
import type { Cart } from '../order/story.ts'
import { ADDRESSES, type CartView, readyCart, type Shop, shop } from './shop.ts'

let world: Shop
beforeAll(async () => {
  world = await shop()
})

const move = (cart: { id: string; version: number }, from: string, to: string, locale?: string) =>
  world.ask<Cart>('POST', `/v1/markets/${from}/carts/${cart.id}/move${locale ? `?locale=${locale}` : ''}`, {
    version: cart.version,
    market: to,
  })

const ready = async (market: string, skus: readonly string[], method?: string) =>
  (await readyCart(
    world,
    market,
    skus.map((sku) => ({ sku, quantity: 2 })),
    method,
  )) as CartView & Cart

const codes = ({ blockers }: Cart) => blockers.map(({ code, pointer }) => `${code} ${pointer}`)
const change = ({ changes }: Cart, pointer: string) => changes?.find((each) => each.pointer === pointer)

/** SKUs that every market sells. */
const EVERYWHERE = ['GEN-MG-CRM', 'GEN-TB-NAT']

describe('from France to the United States', () => {
  test('goods, contact and address stay; currency, prices and consents are new; the address is a blocker, wine is not sold', async () => {
    const cart = await ready('fr', ['GEN-MG-CRM', 'WIN-DR-750'])
    const moved = await move(cart, 'fr', 'us')
    expect(moved).toMatchObject({ id: cart.id, market: 'us', currency: 'USD', version: cart.version + 1 })
    expect(moved.contact).toEqual(cart.contact)
    expect(moved.shipTo).toEqual(ADDRESSES.fr)
    expect(moved.lines).toMatchObject([
      { ref: 'GEN-MG-CRM', quantity: 2 },
      { ref: 'WIN-DR-750', quantity: 2, available: false },
    ])
    expect(codes(moved)).toEqual(
      expect.arrayContaining(['not-sold /lines/1', 'destination-not-served /shipTo/country']),
    )
    expect(change(moved, '/currency')).toMatchObject({ before: 'EUR', after: 'USD' })
    // The sample's own price of the mug in the United States: USD 22.00, without tax.
    expect(change(moved, '/lines/0/unitPrice')).toMatchObject({ after: 22_00 })
    expect(change(moved, '/lines/1')?.reason).not.toBe('')
    expect(change(moved, '/quote/totals/toPay')).toMatchObject({ before: cart.quote.totals.toPay })
  })

  test('it is saved: whoever reads it there sees the same, and the old market knows it no more', async () => {
    const cart = await ready('fr', EVERYWHERE)
    const moved = await move(cart, 'fr', 'us')
    expect(await world.ask<Cart>('GET', `/v1/markets/us/carts/${cart.id}`)).toEqual(moved)
    await world.ask('GET', `/v1/markets/fr/carts/${cart.id}`, undefined, 404)
  })
})

test('Switzerland to Germany: francs become euros, the button of the law appears, its words in the shopper’s language', async () => {
  const cart = await ready('ch', EVERYWHERE)
  expect(cart).not.toHaveProperty('orderButton')
  const moved = await move(cart, 'ch', 'de')
  expect(moved).toMatchObject({ currency: 'EUR', locale: 'de-DE', orderButton: 'Zahlungspflichtig bestellen' })
  // TWINT is a Swiss method.
  const again = await move(await ready('ch', EVERYWHERE, 'twint'), 'ch', 'de', 'en')
  expect(again.orderButton).toBe('Order with obligation to pay')
  expect(change(again, '/payment')).toMatchObject({ before: { method: 'twint' } })
  expect(codes(again)).toContain('payment /payment')
})

test('India to Brazil: consents to one law are none to another, UPI is gone, and Brazil wants a CPF', async () => {
  const cart = await ready('in', EVERYWHERE, 'upi')
  expect(cart.consents).toMatchObject([{ code: 'purchase', given: true }])
  const moved = await move(cart, 'in', 'br')
  expect(moved.consents).toEqual([])
  expect(change(moved, '/consents')).toMatchObject({ before: ['purchase'], after: [] })
  expect(change(moved, '/payment')).toMatchObject({ before: { method: 'upi' } })
  expect(codes(moved)).toEqual(expect.arrayContaining(['tax-number /buyer/taxId', 'payment /payment']))
})

test('the deposit on a bottle is Germany’s, and the eco-participation France’s', async () => {
  const bottle = await ready('de', ['WAT-SP-750'])
  expect(bottle.quote.lines.map(({ ref }) => ref)).toEqual(['WAT-SP-750', 'WAT-SP-750:deposit'])
  const moved = await move(bottle, 'de', 'fr')
  expect(moved.quote?.lines.map(({ ref }) => ref)).toEqual(['WAT-SP-750'])
})

test('a cart moves through every market and back: each change is listed with what it was and what it is', async () => {
  const ring = ['fr', 'us', 'de', 'jp', 'es', 'cn', 'gb', 'in', 'ch', 'br', 'ca', 'fr']
  let cart: Cart = await ready('fr', EVERYWHERE)
  for (const [index, to] of ring.slice(1).entries()) {
    const moved: Cart = await move(cart, ring[index] as string, to)
    expect(moved.id).toBe(cart.id)
    expect(moved.lines.map(({ ref, quantity }) => [ref, quantity])).toEqual(EVERYWHERE.map((sku) => [sku, 2]))
    for (const [line, { unitPrice }] of (moved.quote as NonNullable<Cart['quote']>).lines.entries()) {
      const before = cart.quote?.lines[line]?.unitPrice
      const said = change(moved, `/lines/${line}/unitPrice`)
      if (before === unitPrice) expect(said).toBeUndefined()
      else expect(said).toMatchObject({ before, after: unitPrice })
    }
    expect(change(moved, '/currency') !== undefined).toBe(moved.currency !== cart.currency)
    expect(moved.changes?.every(({ reason }) => reason !== '')).toBe(true)
    cart = moved
  }
})

test('the shopper’s language stays where the new market speaks it', async () => {
  const begun = await world.ask<Cart>('POST', '/v1/markets/ch/carts?locale=fr-CH', { lines: [] })
  const french = await move(begun, 'ch', 'fr')
  expect(french.locale).toBe('fr-FR')
  expect((await move(french, 'fr', 'us')).locale).toBe('en-US')
})

test('what changed is told until the cart is changed by its shopper', async () => {
  const moved = await move(await ready('fr', EVERYWHERE), 'fr', 'de')
  expect(moved.changes).not.toEqual([])
  const next = await world.ask<Cart>('PATCH', `/v1/markets/de/carts/${moved.id}`, {
    version: moved.version,
    coupons: [],
  })
  expect(next).not.toHaveProperty('changes')
})

test('a shop to collect in stays behind; language, delivery and promotions are told with what they were', async () => {
  await world.staff('PUT', '/v1/admin/promotions/french-tenth', {
    code: 'french-tenth',
    labels: { en: 'A tenth off' },
    markets: ['fr'],
    action: { type: 'percent', percent: '10' },
  })
  const lines = EVERYWHERE.map((sku) => ({ sku, quantity: 1 }))
  const made = () => world.ask<Cart>('POST', '/v1/markets/fr/carts', { lines })
  await expect.poll(async () => (await made()).quote?.totals.discount).toBeGreaterThan(0)
  const cart = await ready('fr', EVERYWHERE)
  const path = `/v1/markets/fr/carts/${cart.id}`
  const delivery = { service: 'click-and-collect', pickupPoint: 'fr-paris' }
  const collects = await world.ask<Cart>('PATCH', path, { version: cart.version, delivery })
  expect(collects.blockers).toEqual([])
  const moved = await move(collects, 'fr', 'de')
  expect(moved.delivery).toMatchObject({ service: 'click-and-collect' })
  expect(moved.delivery).not.toHaveProperty('pickupPoint')
  expect(codes(moved)).toContain('pickup-point /delivery/pickupPoint')
  expect(change(moved, '/delivery/pickupPoint')).toMatchObject({ before: 'fr-paris' })
  expect(change(moved, '/locale')).toMatchObject({ before: 'fr-FR', after: 'de-DE' })
  const discount = collects.quote?.totals.discount
  expect(change(moved, '/quote/totals/discount')).toMatchObject({ before: discount, after: 0 })
  await world.app.inject({ method: 'DELETE', url: '/v1/admin/promotions/french-tenth', headers: world.staffHeaders })
  // Home delivery costs EUR 5.90 in France and 4.95 in Germany.
  const home = await move(await ready('fr', EVERYWHERE), 'fr', 'de')
  expect(change(home, '/quote/totals/delivery')).toMatchObject({ before: 5_90, after: 4_95 })
})
