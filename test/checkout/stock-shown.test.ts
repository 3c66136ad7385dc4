import { beforeAll, describe, expect, test } from 'vitest'
import { reprojectFlipped } from '../../core/catalog/reproject-flipped.ts'
import { authorised, place } from '../order/story.ts'
import { type CartView, paidOrder, readyCart, type Shop, shop } from './shop.ts'

let world: Shop
beforeAll(async () => {
  world = await shop()
  await reprojectFlipped(world.pool, world.engine)
})

async function shown(market: string, sku: string, slug: string) {
  const { variants } = await world.ask<{ variants: { sku: string; availability: string }[] }>(
    'GET',
    `/v1/markets/${market}/products/${slug}`,
  )
  return variants.find((variant) => variant.sku === sku)?.availability
}

/** Pages are remembered until the process hears of a change; it does so within the second. */
async function isShown(market: string, sku: string, slug: string, availability: string) {
  await expect.poll(() => shown(market, sku, slug), { timeout: 5_000 }).toBe(availability)
}

/** Leaves so many pieces to be had at the only location of a market. */
async function leave(sku: string, location: string, onHand: number) {
  const row = JSON.stringify({ location, sku, onHand })
  const answer = await world.app.inject({
    method: 'POST',
    url: '/v1/admin/stock/feed',
    headers: { ...world.staffHeaders, 'content-type': 'application/x-ndjson' },
    payload: `${row}\n`,
  })
  expect(answer.statusCode, answer.body).toBe(200)
  await reprojectFlipped(world.pool, world.engine)
}

describe('the last pieces', () => {
  test('are shown until they are reserved, then sold out everywhere, and are back when the order lapses', async () => {
    await leave('TOY-TR-36', 'gb-birmingham', 2)
    await isShown('gb', 'TOY-TR-36', 'wooden-train-set', 'in-stock')
    const cart = await readyCart(world, 'gb', [{ sku: 'TOY-TR-36', quantity: 2 }])
    const { version } = cart
    await world.ask('POST', `/v1/markets/gb/carts/${cart.id}/order`, { version, toPay: cart.quote.totals.toPay })
    await reprojectFlipped(world.pool, world.engine)
    await isShown('gb', 'TOY-TR-36', 'wooden-train-set', 'out-of-stock')
    const listed = await world.ask<{ products: { code: string }[] }>(
      'GET',
      '/v1/markets/gb/products?availability=out-of-stock&limit=100',
    )
    expect(listed.products.map(({ code }) => code)).toContain('wooden-train-set')
    const late = await world.ask<CartView>('POST', '/v1/markets/gb/carts', {
      lines: [{ sku: 'TOY-TR-36', quantity: 1 }],
    })
    const read = await world.ask<CartView>('GET', `/v1/markets/gb/carts/${late.id}`)
    expect(read.blockers).toContainEqual(expect.objectContaining({ code: 'out-of-stock', pointer: '/lines/0' }))
    await world.pass(1)
    await world.settle()
    await reprojectFlipped(world.pool, world.engine)
    await isShown('gb', 'TOY-TR-36', 'wooden-train-set', 'in-stock')
  })

  test('what is shipped leaves the shelf, what is cancelled goes back', async () => {
    await leave('COF-HB-BEAN', 'gb-birmingham', 5)
    const order = await paidOrder(world, 'gb', [{ sku: 'COF-HB-BEAN', quantity: 3 }])
    const admin = `/v1/admin/markets/gb/orders/${order.number}`
    await world.staff('POST', `${admin}/shipments`, { lines: [{ ref: 'COF-HB-BEAN', quantity: 1 }] })
    await world.staff('POST', `${admin}/cancellation`, { lines: [{ ref: 'COF-HB-BEAN', quantity: 2 }] })
    const { levels } = await world.staff<{ levels: { location: string; onHand: number; reserved: number }[] }>(
      'GET',
      '/v1/admin/stock/levels?sku=COF-HB-BEAN',
    )
    expect(levels.find(({ location }) => location === 'gb-birmingham')).toMatchObject({ onHand: 4, reserved: 0 })
  })
})

describe('a bundle', () => {
  /** A book, a mug and a bar of chocolate. */
  const [SET, SLUG, MUG] = ['SET-RN-01', 'rainy-evening-set', 'GEN-MG-INK'] as const
  const listed = async () => {
    const url = '/v1/markets/gb/products?availability=out-of-stock&limit=100'
    const { products } = await world.ask<{ products: { code: string }[] }>('GET', url)
    return products.map(({ code }) => code).includes(SLUG)
  }

  test('is sold out with its scarcest part, in lists and on its page, and back with it', async () => {
    await leave(MUG, 'gb-birmingham', 9)
    await isShown('gb', SET, SLUG, 'in-stock')
    await leave(MUG, 'gb-birmingham', 0)
    await isShown('gb', SET, SLUG, 'out-of-stock')
    await expect.poll(listed).toBe(true)
    await leave(MUG, 'gb-birmingham', 9)
    await isShown('gb', SET, SLUG, 'in-stock')
    await expect.poll(listed).toBe(false)
  })

  test('is sold out when an order takes the last of a part alone', async () => {
    await leave(MUG, 'gb-birmingham', 2)
    await isShown('gb', SET, SLUG, 'in-stock')
    const cart = await readyCart(world, 'gb', [{ sku: MUG, quantity: 2 }])
    const wish = { version: cart.version, toPay: cart.quote.totals.toPay }
    await world.ask('POST', `/v1/markets/gb/carts/${cart.id}/order`, wish)
    await reprojectFlipped(world.pool, world.engine)
    await isShown('gb', SET, SLUG, 'out-of-stock')
  })

  test('that takes two of a part is sold out with one left, and so when an order takes the other', async () => {
    const [twoMugs, slug, mug] = ['SET-CF-02', 'coffee-for-two-gift-set', 'GEN-MG-CRM'] as const
    await leave('COF-HB-GRND', 'gb-birmingham', 5)
    await leave(mug, 'gb-birmingham', 2)
    await isShown('gb', twoMugs, slug, 'in-stock')
    await leave(mug, 'gb-birmingham', 1)
    await isShown('gb', twoMugs, slug, 'out-of-stock')
    await isShown('gb', mug, 'stoneware-mug', 'in-stock')
    await leave(mug, 'gb-birmingham', 2)
    await isShown('gb', twoMugs, slug, 'in-stock')
    const story = await place(world, 'gb', [{ sku: mug, quantity: 1 }])
    await reprojectFlipped(world.pool, world.engine)
    await isShown('gb', twoMugs, slug, 'out-of-stock')
    await story.cancel()
    await reprojectFlipped(world.pool, world.engine)
    await isShown('gb', twoMugs, slug, 'in-stock')
  })

  test('counts pieces wherever they lie, for an order is sent from several locations', async () => {
    for (const location of ['fr-lyon', 'fr-paris']) {
      await leave('COF-HB-GRND', location, 5)
      await leave('GEN-MG-CRM', location, 1)
    }
    await isShown('fr', 'SET-CF-02', 'coffee-for-two-gift-set', 'in-stock')
    await leave('GEN-MG-CRM', 'fr-lyon', 0)
    await isShown('fr', 'SET-CF-02', 'coffee-for-two-gift-set', 'out-of-stock')
  })

  test('that takes more of a part than before is shown so at once', async () => {
    // Two of them are promised already.
    await leave(MUG, 'gb-birmingham', 4)
    const url = `/v1/admin/products/${SLUG}`
    const document = await world.staff<{ variants: object[] }>('GET', url)
    const [variant] = document.variants
    for (const [pieces, shownAs] of [
      [3, 'out-of-stock'],
      [2, 'in-stock'],
    ] as const) {
      // The same SKU twice counts together.
      const bundle = [
        { sku: MUG, quantity: 1 },
        { sku: MUG, quantity: pieces - 1 },
      ]
      await world.staff('PUT', url, { ...document, variants: [{ ...variant, bundle }] })
      expect(await shown('gb', SET, SLUG)).toBe(shownAs)
    }
    await world.staff('PUT', url, document)
  })

  test('follows the parts that it has now, not those that it had', async () => {
    await leave(MUG, 'gb-birmingham', 0)
    await leave('HNY-AC-350', 'gb-birmingham', 5)
    const url = `/v1/admin/products/${SLUG}`
    const document = await world.staff<{ variants: object[] }>('GET', url)
    const [variant] = document.variants
    const parts = [{ sku: 'HNY-AC-350', quantity: 1 }]
    const changed = { ...document, variants: [{ ...variant, bundle: parts }] }
    await world.staff('PUT', url, changed)
    await isShown('gb', SET, SLUG, 'in-stock')
    await leave('HNY-AC-350', 'gb-birmingham', 0)
    await isShown('gb', SET, SLUG, 'out-of-stock')
    await world.staff('PUT', url, document)
  })
})

test('two hundred buyers at once for fifty pieces: fifty orders, and a clear refusal for the others', async () => {
  await leave('GEN-MG-CRM', 'gb-birmingham', 50)
  const carts = await Promise.all(
    Array.from({ length: 200 }, () => readyCart(world, 'gb', [{ sku: 'GEN-MG-CRM', quantity: 1 }])),
  )
  const answers = await Promise.all(
    carts.map((cart) =>
      world.app.inject({
        method: 'POST',
        url: `/v1/markets/gb/carts/${cart.id}/order`,
        headers: { 'idempotency-key': world.key() },
        payload: { version: cart.version, toPay: cart.quote.totals.toPay },
      }),
    ),
  )
  const byStatus = Object.groupBy(answers, ({ statusCode }) => statusCode)
  expect(byStatus[201]).toHaveLength(50)
  const refused = answers.filter(({ statusCode }) => statusCode !== 201)
  for (const answer of refused) {
    expect([409, 422]).toContain(answer.statusCode)
    expect(answer.json().errors[0].pointer).toBe('/lines/0')
  }
}, 60_000)

test('who comes too late at one location is sent the goods from another, until both are empty', async () => {
  const sku = 'GEN-TB-NAT'
  for (const location of ['fr-lyon', 'fr-paris']) await leave(sku, location, 10)
  const carts = await Promise.all(Array.from({ length: 40 }, () => readyCart(world, 'fr', [{ sku, quantity: 1 }])))
  const statuses = await Promise.all(
    carts.map(async (cart) => {
      const answer = await world.app.inject({
        method: 'POST',
        url: `/v1/markets/fr/carts/${cart.id}/order`,
        headers: { 'idempotency-key': world.key() },
        payload: { version: cart.version, toPay: cart.quote.totals.toPay },
      })
      return answer.statusCode
    }),
  )
  expect(statuses.filter((status) => status === 201)).toHaveLength(20)
}, 60_000)

describe('what is still to come', () => {
  const sku = 'GEN-TB-NAT'
  const row = (location: string, onHand: number, incoming: number) => ({ location, sku, onHand, incoming })
  const feed = async (...rows: readonly object[]) => {
    const answer = await world.app.inject({
      method: 'POST',
      url: '/v1/admin/stock/feed',
      headers: { ...world.staffHeaders, 'content-type': 'application/x-ndjson' },
      payload: rows.map((each) => JSON.stringify(each)).join('\n'),
    })
    expect(answer.statusCode, answer.body).toBe(200)
  }

  test('is promised where config says so, no more than comes, and leaves when it is there', async () => {
    await feed(row('de-leipzig', 0, 5), row('de-berlin', 0, 0))
    const story = await authorised(world, 'de', [{ sku, quantity: 3 }])
    expect((await story.now()).state).toBe('confirmed')
    // Two of the five are left to be promised.
    const tooMany = await readyCart(world, 'de', [{ sku, quantity: 3 }])
    const wish = { version: tooMany.version, toPay: tooMany.quote.totals.toPay }
    await world.ask('POST', `/v1/markets/de/carts/${tooMany.id}/order`, wish, 422)
    // What has not come cannot leave.
    await world.staff('POST', `${story.admin}/shipments`, {}, 409)
    expect((await story.now()).shipments).toEqual([])
    await world.staff('POST', '/v1/admin/stock/adjustments', {
      id: crypto.randomUUID(),
      reason: 'received',
      lines: [{ location: 'de-leipzig', sku, delta: 5 }],
    })
    expect((await story.ship()).fulfilmentState).toBe('shipped')
  })

  test('is not promised where config does not', async () => {
    await feed(row('fr-lyon', 0, 5), row('fr-paris', 0, 0))
    const cart = await readyCart(world, 'fr', [{ sku, quantity: 1 }])
    const seen = await world.ask<typeof cart>('GET', `/v1/markets/fr/carts/${cart.id}`)
    expect(seen.blockers).toContainEqual(expect.objectContaining({ code: 'out-of-stock', pointer: '/lines/0' }))
  })
})
