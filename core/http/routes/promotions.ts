import { Refusal } from '../../problem/refusal.ts'
import { readCouponPage } from '../../promotion/edit-coupons.sql.ts'
import { generateCoupons as generate, replaceCoupons } from '../../promotion/edit-coupons.ts'
import { type PromotionRow, readPage, readPromotion } from '../../promotion/edit-promotion.sql.ts'
import { removePromotion, replacePromotion, reportOf } from '../../promotion/edit-promotion.ts'
import { type Actor, permit, type Role } from '../actor.ts'
import type { Handler } from '../operation.ts'
import type { Services } from '../services.ts'

export const listPromotions: Handler<'listPromotions'> = async ({ actor, query }, { engine: { markets }, pool }) => {
  const market = query.market === undefined ? undefined : markets.find(query.market).code
  permit(actor, 'viewer', market ?? '*')
  const limit = query.limit ?? 20
  const rows = await readPage(pool, { market, after: query.after ?? '', limit: limit + 1 })
  const promotions = rows.slice(0, limit).map(reportOf)
  const next = rows.length > limit ? promotions.at(-1)?.document.code : undefined
  return { status: 200, body: { promotions, ...(next && { next }) } }
}

export const getPromotion: Handler<'getPromotion'> = async ({ actor, path }, { pool }) => {
  return { status: 200, body: reportOf(await visible(actor, pool, path.code)) }
}

export const putPromotion: Handler<'putPromotion'> = async ({ actor, path, body }, { engine, pool }) => {
  if (body.code !== path.code)
    throw new Refusal('invalid-request', `The document's code is ${body.code}; the address says ${path.code}.`, '/code')
  const permitted = editorOf(actor)
  permitted(body.markets)
  return { status: 200, body: await replacePromotion(pool, engine, body, permitted) }
}

export const deletePromotion: Handler<'deletePromotion'> = async ({ actor, path }, { engine, pool }) => {
  await visible(actor, pool, path.code, 'editor')
  const now = new Date(engine.markets.now())
  if (!(await removePromotion(pool, path.code, now, editorOf(actor)))) throw noPromotion(path.code)
  return { status: 204 }
}

export const listCoupons: Handler<'listCoupons'> = async ({ actor, path, query }, { pool }) => {
  const { code } = await visible(actor, pool, path.code)
  const limit = query.limit ?? 100
  const rows = await readCouponPage(pool, code, { after: (query.after ?? '').toUpperCase(), limit: limit + 1 })
  const coupons = rows
    .slice(0, limit)
    .map(({ usesMax, ...coupon }) => ({ ...coupon, ...(usesMax !== null && { usesMax }) }))
  const next = rows.length > limit ? coupons.at(-1)?.code : undefined
  return { status: 200, body: { coupons, ...(next && { next }) } }
}

export const putCoupons: Handler<'putCoupons'> = async ({ actor, path, body }, { pool }) => {
  await visible(actor, pool, path.code, 'editor')
  const coupons = await replaceCoupons(pool, path.code, body, editorOf(actor))
  if (coupons === undefined) throw noPromotion(path.code)
  return { status: 200, body: { coupons } }
}

export const generateCoupons: Handler<'generateCoupons'> = async ({ actor, path, body }, { pool }) => {
  await visible(actor, pool, path.code, 'editor')
  const codes = await generate(pool, path.code, body, editorOf(actor))
  if (!codes) throw noPromotion(path.code)
  return { status: 201, body: { codes } }
}

/** Who writes a promotion is an editor of each of its markets. */
function editorOf(actor: Actor | undefined): (markets: readonly string[]) => void {
  return (markets) => {
    for (const market of markets) permit(actor, 'editor', market)
  }
}

/** A promotion, for who may see one of its markets. To anybody else it is no other than one that is not there. */
async function visible(
  actor: Actor | undefined,
  pool: Services['pool'],
  code: string,
  role: Role = 'viewer',
): Promise<PromotionRow> {
  const found = await readPromotion(pool, code)
  const seen = found?.document.markets.find((market) => actor?.markets.includes(market)) ?? '*'
  permit(actor, role, seen)
  if (!found) throw noPromotion(code)
  return found
}

function noPromotion(code: string): Refusal {
  return new Refusal('not-found', `There is no promotion ${code}.`, 'code')
}
