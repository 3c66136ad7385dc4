import createClient from 'openapi-fetch'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { paths } from '../../openapi/v1.d.ts'
import { type TestEngine, testEngine } from '../engine.ts'

let engine: TestEngine
let client: ReturnType<typeof createClient<paths>>

beforeAll(async () => {
  engine = await testEngine()
  const baseUrl = await engine.app.listen({ host: '127.0.0.1', port: 0 })
  client = createClient<paths>({ baseUrl })
})
afterAll(() => engine.close())

const market = { path: { market: 'fr' } } as const

test('a storefront browses, opens a product and prices a basket', async () => {
  const { data: page } = await client.GET('/v1/markets/{market}/products', {
    params: { ...market, query: { kind: 'toy', sort: 'price', limit: 5, locale: 'en' } },
  })
  const cheapest = page?.products[0]
  expect(cheapest?.kind).toBe('toy')
  const { data: product } = await client.GET('/v1/markets/{market}/products/{slug}', {
    params: { path: { market: 'fr', slug: cheapest?.slug as string } },
  })
  const variant = product?.variants[0]
  expect(product?.code).toBe(cheapest?.code)
  const { data: quote } = await client.POST('/v1/markets/{market}/quotes', {
    params: market,
    body: { lines: [{ sku: variant?.sku as string, quantity: 3 }], shipTo: { country: 'FR', postalCode: '75001' } },
  })
  expect(quote?.lines[0]?.gross).toBe((variant?.price.amount as number) * 3)
})

test('attributes are sent as a list', async () => {
  const { data } = await client.GET('/v1/markets/{market}/products', {
    params: { ...market, query: { attribute: ['roast:medium', 'organic:true'] } },
  })
  expect(data?.products.map(({ code }) => code)).toEqual(['coffee-house-blend'])
})

test('a refusal is a typed problem', async () => {
  const { data, error, response } = await client.GET('/v1/markets/{market}', { params: { path: { market: 'xx' } } })
  expect(data).toBeUndefined()
  expect(response.status).toBe(404)
  expect(error?.errors).toEqual([{ pointer: 'market', detail: expect.stringContaining('xx') }])
})

test('an owner writes a product and reads it back', async () => {
  const path = { path: { code: 'typed' } }
  const document = { code: 'typed', kind: 'toy', name: 'Typed', variants: [{ sku: 'TYPED-1' }] } as const
  const headers = engine.owner
  const { data: written } = await client.PUT('/v1/admin/products/{code}', {
    params: path,
    headers,
    body: { ...document, variants: [...document.variants] },
  })
  const { data: read } = await client.GET('/v1/admin/products/{code}', { params: path, headers })
  expect(read).toEqual(written)
  expect(read).toMatchObject(document)
})

test('what is unchanged is not sent again', async () => {
  const first = await client.GET('/v1/markets', {})
  const etag = first.response.headers.get('etag') as string
  const again = await client.GET('/v1/markets', { params: { header: { 'If-None-Match': etag } } })
  expect(again.response.status).toBe(304)
})
