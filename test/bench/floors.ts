import { fastify } from 'fastify'
import { createPool } from '../../core/db/pool.ts'
import { serveCheckoutFloors } from './checkout-floors.ts'

/**
 * The floors, as a process of its own: Fastify sending constants of given sizes (`/bare/:bytes`), Fastify with one prepared
 * statement that builds a list's JSON from 20 products × 3 variants (`/select-list`), a product's (`/select-product`), and
 * five offers (`/select-offers`); and the writes of a checkout. Its tables are made by `floor-tables.ts`.
 */
const pool = createPool(process.argv[2] as string)
const app = fastify()

const constants = new Map<string, Buffer>()
app.get<{ Params: { bytes: string } }>('/bare/:bytes', (request, reply) => {
  const { bytes } = request.params
  let body = constants.get(bytes)
  if (!body) {
    body = Buffer.from(JSON.stringify({ text: 'x'.repeat(Math.max(Number(bytes) - 11, 0)) }))
    constants.set(bytes, body)
  }
  return reply.type('application/json; charset=utf-8').send(body)
})

const LIST = {
  name: 'floor-list',
  text: `select json_build_object('products', json_agg(card))::text as body from (
    select json_build_object('code', p.code, 'slug', p.slug, 'name', p.name, 'kind', p.kind, 'brand', p.brand, 'image', p.image,
      'variants', (select json_agg(json_build_object('sku', v.sku, 'availability', v.availability, 'price', json_build_object(
        'amount', v.amount, 'currency', 'EUR', 'includesTax', true, 'net', v.net, 'tax', v.tax, 'taxPercent', '20')) order by v.sku)
        from floor_variant v where v.product_id = p.id)) as card
    from floor_product p where p.id < $1 order by p.id desc limit 20) cards`,
}
app.get<{ Params: { before: string } }>('/select-list/:before', async (request, reply) => {
  const { rows } = await pool.query<{ body: string }>({ ...LIST, values: [request.params.before] })
  return reply.type('application/json; charset=utf-8').send(rows[0]?.body)
})

const PRODUCT = {
  name: 'floor-product',
  text: `select json_build_object('code', p.code, 'slug', p.slug, 'name', p.name, 'kind', p.kind, 'brand', p.brand, 'image', p.image,
      'description', p.description, 'attributes', p.attributes, 'dimensionsMm', p.dimensions, 'categories', p.categories,
      'provenance', p.provenance,
      'variants', (select json_agg(json_build_object('sku', v.sku, 'availability', v.availability, 'price', json_build_object(
        'amount', v.amount, 'currency', 'EUR', 'includesTax', true, 'net', v.net, 'tax', v.tax, 'taxPercent', '20')) order by v.sku)
        from floor_variant v where v.product_id = p.id))::text as body
    from floor_product p where p.slug = $1`,
}
app.get<{ Params: { slug: string } }>('/select-product/:slug', async (request, reply) => {
  const { rows } = await pool.query<{ body: string }>({ ...PRODUCT, values: [request.params.slug] })
  return reply.type('application/json; charset=utf-8').send(rows[0]?.body)
})

const OFFERS = {
  name: 'floor-offers',
  text: 'select o.data from variant v join offer o on o.product_id = v.product_id where v.sku = any($1) and o.market = $2',
}
app.post<{ Body: { lines: { sku: string }[] } }>('/select-offers', async (request, reply) => {
  const skus = request.body.lines.map(({ sku }) => sku)
  const { rows } = await pool.query<{ data: string }>({ ...OFFERS, values: [skus, 'fr'] })
  return reply.type('application/json; charset=utf-8').send(`[${rows.map(({ data }) => data).join()}]`)
})

serveCheckoutFloors(app, pool)

const address = await app.listen({ host: '127.0.0.1', port: 0 })
process.stdout.write(`${address}\n`)
