import { editProduct, putMarketPart, replaceProduct } from '../../catalog/edit-product.ts'
import { readDocuments, readDocumentsOf } from '../../catalog/read-documents.sql.ts'
import { Refusal } from '../../problem/refusal.ts'
import { permit } from '../actor.ts'
import type { Handler } from '../operation.ts'

export const listAdminProducts: Handler<'listAdminProducts'> = async ({ actor, query }, { pool }) => {
  permit(actor, 'viewer', '*')
  const limit = query.limit ?? 20
  const page = { after: query.after ?? '', limit: limit + 1, ...(query.status && { status: query.status }) }
  const rows = await readDocuments(pool, page)
  const products = rows.slice(0, limit).map(({ document }) => document)
  const next = rows.length > limit ? products.at(-1)?.code : undefined
  return { status: 200, body: { products, ...(next && { next }) } }
}

export const getAdminProduct: Handler<'getAdminProduct'> = async ({ actor, path }, { pool }) => {
  permit(actor, 'viewer', '*')
  const [found] = await readDocumentsOf(pool, [path.code])
  if (!found) throw new Refusal('not-found', `There is no product ${path.code}.`, 'code')
  return { status: 200, body: found.document }
}

export const putProduct: Handler<'putProduct'> = async ({ actor, path, body }, { engine, pool }) => {
  permit(actor, 'editor', '*')
  if (body.code !== path.code)
    throw new Refusal('invalid-request', `The document's code is ${body.code}; the address says ${path.code}.`, '/code')
  return { status: 200, body: await replaceProduct(pool, engine, body) }
}

export const putAssortment: Handler<'putAssortment'> = async ({ actor, path, body }, { engine, pool }) => {
  const market = engine.markets.find(path.market)
  permit(actor, 'editor', market.code)
  if (body.from && body.until && body.from >= body.until) {
    throw new Refusal('reversed-window', `until must be after ${body.from}.`, '/until')
  }
  await editProduct(pool, engine, path.code, (client, id) =>
    putMarketPart(client, id, market.code, { assortment: body }),
  )
  return { status: 200, body }
}

export const putOverride: Handler<'putOverride'> = async ({ actor, path, body }, { engine, pool }) => {
  const market = engine.markets.find(path.market)
  permit(actor, 'editor', market.code)
  await editProduct(pool, engine, path.code, (client, id) => putMarketPart(client, id, market.code, { override: body }))
  return { status: 200, body }
}
