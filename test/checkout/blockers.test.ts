import { beforeAll, describe, expect, test } from 'vitest'
import type { Cart } from '../order/story.ts'
import { ADDRESSES, readyCart, type Shop, shop } from './shop.ts'

let world: Shop
beforeAll(async () => {
  world = await shop()
})

const ready = async (market: string, skus: readonly string[] = ['GEN-MG-CRM']) =>
  (await readyCart(
    world,
    market,
    skus.map((sku) => ({ sku, quantity: 1 })),
  )) as unknown as Cart
const patch = (market: string, { id, version }: Cart, body: object) =>
  world.ask<Cart>('PATCH', `/v1/markets/${market}/carts/${id}`, { version, ...body })
const begin = (market: string, sku: string) =>
  world.ask<Cart>('POST', `/v1/markets/${market}/carts`, { lines: [{ sku, quantity: 1 }] })
const found = ({ blockers }: Cart, code: string) => blockers.filter((each) => each.code === code)
const pointers = (cart: Cart, code: string) => found(cart, code).map(({ pointer }) => pointer)

/** Sells a SKU where the sample does not, so that the law has something to say. */
async function sellInIndia(code: string, sku: string): Promise<void> {
  await world.staff('PUT', `/v1/admin/products/${code}/assortment/in`, { sold: true })
  await world.staff('PUT', `/v1/admin/markets/in/prices/${sku}`, { prices: [{ amount: 1_500_00, currency: 'INR' }] })
}

describe('the words of the order button', () => {
  test.each([
    // BGB § 312j(3): nothing but „zahlungspflichtig bestellen“ or as plain.
    ['de', 'de-DE', 'Zahlungspflichtig bestellen'],
    ['de', 'en', 'Order with obligation to pay'],
    // Code de la consommation L. 221-14: « commande avec obligation de paiement » or as plain.
    ['fr', 'fr-FR', 'Commande avec obligation de paiement'],
    ['fr', 'en', 'Order with obligation to pay'],
    // TRLGDCU art. 98.2: «pedido con obligación de pago» or as plain.
    ['es', 'es-ES', 'Pedido con obligación de pago'],
    // Consumer Contracts Regulations 2013, reg. 14(4).
    ['gb', 'en-GB', 'Order with obligation to pay'],
    // 特定商取引法 art. 12-6: a final confirmation.
    ['jp', 'ja-JP', '注文を確定する'],
    ['ch', 'de-CH', undefined],
    ['us', 'en-US', undefined],
    ['ca', 'fr-CA', undefined],
    ['cn', 'zh-CN', undefined],
    ['in', 'hi-IN', undefined],
    ['br', 'pt-BR', undefined],
  ])('%s in %s', async (market, locale, words) => {
    const lines = [{ sku: 'GEN-MG-CRM', quantity: 1 }]
    const cart = await world.ask<Cart>('POST', `/v1/markets/${market}/carts?locale=${locale}`, { lines })
    expect(cart.orderButton).toBe(words)
  })
})

describe('the age gate', () => {
  /** Smallest age for wine by country; on 2026-11-22 exactly so old is who was born that many years before, to the day. */
  test.each([
    ['fr', 18],
    ['de', 18],
    ['es', 18],
    ['gb', 18],
    ['ch', 18],
    ['jp', 20],
    ['cn', 18],
    ['br', 18],
  ])('%s sells wine from %i', async (market, years) => {
    const cart = await begin(market, 'WIN-DR-750')
    expect(found(cart, 'age')).toMatchObject([{ pointer: '/birthDate', source: { cite: expect.any(String) } }])
    const [young, old] = [`${2026 - years}-11-23`, `${2026 - years}-11-22`]
    const tooYoung = await patch(market, cart, { birthDate: young })
    expect(pointers(tooYoung, 'age')).toEqual(['/birthDate'])
    expect(found(await patch(market, tooYoung, { birthDate: old }), 'age')).toEqual([])
  })

  test('a birth date that nobody can have is none, and a mug asks for none', async () => {
    const cart = await patch('fr', await begin('fr', 'WIN-DR-750'), { birthDate: '1850-01-01' })
    expect(pointers(cart, 'age')).toEqual(['/birthDate'])
    expect(found(await begin('fr', 'GEN-MG-CRM'), 'age')).toEqual([])
  })

  test('born on 29 February: of age on 1 March of a year without that day', async () => {
    const leap = await shop({ now: Date.parse('2026-02-28T11:00:00Z') })
    const lines = [{ sku: 'WIN-DR-750', quantity: 1 }]
    const { id } = await leap.ask<Cart>('POST', '/v1/markets/fr/carts', { lines })
    const path = `/v1/markets/fr/carts/${id}`
    const born = { version: 1, birthDate: '2008-02-29' }
    expect(found(await leap.ask<Cart>('PATCH', path, born), 'age')).toHaveLength(1)
    leap.clock.now += 86_400_000
    expect(found(await leap.ask<Cart>('GET', path), 'age')).toEqual([])
  })
})

describe('forbidden goods', () => {
  test('India: liquor is not sold at a distance in Maharashtra, the line is named, and nothing is placed', async () => {
    await sellInIndia('douro-red-wine', 'WIN-DR-750')
    const cart = await ready('in', ['GEN-MG-CRM', 'WIN-DR-750'])
    const [blocker] = found(cart, 'forbidden')
    expect(blocker).toMatchObject({ pointer: '/lines/1', source: { cite: expect.any(String) } })
    expect(blocker?.message).not.toBe('')
    const wish = { version: cart.version, toPay: cart.quote?.totals.toPay }
    const refused = await world.ask<{ type: string; errors: { pointer: string }[] }>(
      'POST',
      `/v1/markets/in/carts/${cart.id}/order`,
      wish,
      422,
    )
    expect(refused.type).toMatch(/cart-blocked$/)
    expect(new Set(refused.errors.map(({ pointer }) => pointer))).toEqual(new Set(['/lines/1']))
  })

  test('India: West Bengal opened the delivery of liquor in 2020, and the law of the place of delivery speaks', async () => {
    const cart = await ready('in', ['WIN-DR-750'])
    const calcutta = { ...ADDRESSES.in, city: 'Kolkata', postalCode: '700001', subdivision: 'IN-WB' }
    expect(found(await patch('in', cart, { shipTo: calcutta }), 'forbidden')).toEqual([])
  })
})

describe('consents', () => {
  test.each([
    ['in', 'purchase'],
    ['cn', 'privacy'],
  ])('%s wants the consent „%s“, in words, each time', async (market, code) => {
    const begun = await begin(market, 'GEN-MG-CRM')
    expect(begun.consents).toMatchObject([{ code, given: false, source: { cite: expect.any(String) } }])
    expect(found(begun, 'consent')).toMatchObject([{ pointer: `/consents/${code}`, message: begun.consents[0]?.text }])
    const given = await patch(market, begun, { consents: [code] })
    expect(found(given, 'consent')).toEqual([])
    expect(found(await patch(market, given, { consents: [] }), 'consent')).toHaveLength(1)
  })

  test.each(['fr', 'de', 'es', 'gb'])(
    '%s: the right to withdraw from what is supplied by wire is lost by consent alone (CRD art. 16(m))',
    async (market) => {
      const begun = await begin(market, 'EBK-LHI-EP')
      expect(begun.consents).toMatchObject([{ code: 'digital-content', given: false }])
      expect(found(begun, 'consent')).toMatchObject([{ pointer: '/consents/digital-content' }])
      expect((await begin(market, 'GEN-MG-CRM')).consents).toEqual([])
    },
  )

  test('Liechtenstein asks as the union does, Switzerland, which gives no such right, does not', async () => {
    const begun = await begin('ch', 'EBK-LHI-EP')
    expect(begun.consents).toEqual([])
    const vaduz = { ...ADDRESSES.ch, country: 'LI', city: 'Vaduz', postalCode: '9490', subdivision: undefined }
    const there = await patch('ch', begun, { shipTo: vaduz })
    expect(there.consents).toMatchObject([{ code: 'digital-content', given: false }])
    expect(found(there, 'consent')).toMatchObject([{ pointer: '/consents/digital-content' }])
    expect(found(await patch('ch', there, { consents: ['digital-content'] }), 'consent')).toEqual([])
  })

  test('the order keeps the very words and the instant at which they were first agreed to', async () => {
    const cart = await ready('in')
    world.clock.now += 60_000
    const again = await patch('in', cart, { consents: ['purchase'] })
    const order = await world.ask<{ consents: object[] }>('POST', `/v1/markets/in/carts/${cart.id}/order`, {
      version: again.version,
      toPay: again.quote?.totals.toPay,
    })
    const at = new Date(world.clock.now - 60_000).toISOString()
    expect(order.consents).toEqual([{ code: 'purchase', text: 'I agree to buy these goods on the terms shown.', at }])
  })
})

describe('tax number', () => {
  test('Brazil wants a CPF or CNPJ that can be; other countries want none of a consumer', async () => {
    const cart = await begin('br', 'GEN-MG-CRM')
    expect(pointers(cart, 'tax-number')).toEqual(['/buyer/taxId'])
    const wrong = await patch('br', cart, { buyer: { type: 'consumer', taxId: '390.533.447-06' } })
    expect(pointers(wrong, 'tax-number')).toEqual(['/buyer/taxId'])
    const right = await patch('br', wrong, { buyer: { type: 'consumer', taxId: '390.533.447-05' } })
    expect(found(right, 'tax-number')).toEqual([])
    for (const market of ['fr', 'de', 'us', 'jp'])
      expect(found(await begin(market, 'GEN-MG-CRM'), 'tax-number')).toEqual([])
  })
})

describe('the address', () => {
  test.each([
    ['fr', ['name', 'line1', 'postalCode', 'city']],
    ['de', ['name', 'line1', 'postalCode', 'city']],
    ['us', ['name', 'line1', 'city', 'subdivision', 'postalCode']],
    ['ca', ['name', 'line1', 'city', 'subdivision', 'postalCode']],
    ['jp', ['name', 'line1', 'city', 'postalCode']],
    ['br', ['name', 'line1', 'district', 'city', 'subdivision', 'postalCode']],
  ])('%s: each field that is missing is named', async (market, fields) => {
    const { country } = ADDRESSES[market] as { country: string }
    const cart = await patch(market, await begin(market, 'GEN-MG-CRM'), { shipTo: { country } })
    expect(pointers(cart, 'address-field')).toEqual(expect.arrayContaining(fields.map((field) => `/shipTo/${field}`)))
    const whole = await patch(market, cart, { shipTo: ADDRESSES[market] })
    expect(whole.blockers.filter(({ pointer }) => pointer.startsWith('/shipTo'))).toEqual([])
  })

  test('where the goods cannot go: an unserved country, a country without a pack, a code that is none', async () => {
    const cart = await begin('fr', 'GEN-MG-CRM')
    const to = async (shipTo: object, version: number) => patch('fr', { ...cart, version }, { shipTo })
    const jp = await to(ADDRESSES.jp as object, 1)
    expect(pointers(jp, 'destination-not-served')).toEqual(['/shipTo/country'])
    expect(pointers(await to({ ...ADDRESSES.fr, country: 'AQ' }, 2), 'no-pack')).toEqual(['/shipTo/country'])
    const wrong = await to({ ...ADDRESSES.fr, postalCode: 'W1' }, 3)
    expect(wrong.blockers.map(({ pointer }) => pointer)).toContain('/shipTo/postalCode')
    expect(wrong.quote).toBeDefined()
  })

  test('the address of the bill is looked at by the form of its own country', async () => {
    const billTo = { country: 'US', name: 'Pat Jones', line1: '1 Main Street', city: 'New York' }
    const cart = await patch('fr', await ready('fr'), { billTo })
    expect(pointers(cart, 'address-field')).toEqual(
      expect.arrayContaining(['/billTo/subdivision', '/billTo/postalCode']),
    )
  })

  test('what is delivered by wire needs no address and no delivery', async () => {
    const cart = await begin('fr', 'EBK-LHI-EP')
    expect(cart.blockers.map(({ code }) => code)).toEqual(['consent', 'email', 'payment'])
  })
})

test('blockers speak the shopper’s language', async () => {
  const lines = [{ sku: 'WIN-DR-750', quantity: 1 }]
  const german = await world.ask<Cart>('POST', '/v1/markets/ch/carts?locale=de-CH', { lines })
  const french = await world.ask<Cart>('POST', '/v1/markets/ch/carts?locale=fr-CH', { lines })
  expect(found(french, 'age')[0]?.message).toMatch(/âge minimum/)
  expect(found(german, 'age')[0]?.message).not.toBe(found(french, 'age')[0]?.message)
})
