import type pg from 'pg'
import type { components } from '../../openapi/v1.d.ts'
import { announceOther } from '../catalog/project-products.sql.ts'
import { transaction } from '../db/pool.ts'
import type { Engine } from '../engine.ts'
import type { PromotionDocument } from '../pricing/promotion/promotion.ts'
import { type FieldError, Refusal } from '../problem/refusal.ts'
import { promotionErrors, unlawful } from './check-promotion.ts'
import {
  lockPromotion,
  type PromotionRow,
  readPromotion,
  readUnknown,
  withdrawPromotion,
  writePromotion,
} from './edit-promotion.sql.ts'

type Report = components['schemas']['Promotion']
type Selection = NonNullable<PromotionDocument['on']>

export function reportOf({ document, revision, uses, coupons }: PromotionRow): Report {
  return { document, revision, uses, coupons }
}

/** Asked with the markets of the promotion as it stood: may the actor write it? */
export type Permitted = (markets: readonly string[]) => void

/** Creates or replaces a promotion, and tells every process. Refuses with every field at fault. */
export async function replacePromotion(
  pool: pg.Pool,
  { markets }: Engine,
  document: PromotionDocument,
  permitted: Permitted,
): Promise<Report> {
  const known = new Map(markets.markets.map((market) => [market.code, market]))
  const faults = promotionErrors(document, known)
  if (faults.length > 0) throw refusal('unknown-reference', faults)
  const against = unlawful(document, known, (market) => markets.today(market))
  if (against.length > 0) throw refusal('promotion-not-lawful', against)
  const now = new Date(markets.now())
  for (;;) {
    const written = await transaction(pool, (client) => writeOnce(client, document, permitted, now))
    if (written) return written
  }
}

/** Undefined where another created it meanwhile: then it is somebody's, and whether the actor may write it is asked anew. */
async function writeOnce(
  client: pg.ClientBase,
  document: PromotionDocument,
  permitted: Permitted,
  now: Date,
): Promise<Report | undefined> {
  const before = await lockPromotion(client, document.code)
  if (before && !before.withdrawn) permitted(before.markets)
  const unknown = await unknownNames(client, document)
  if (unknown.length > 0) throw refusal('unknown-reference', unknown)
  if (!(await writePromotion(client, document, { replaces: before !== undefined, now }))) return undefined
  const row = (await readPromotion(client, document.code)) as PromotionRow
  await announceOther(client, 'promotions')
  return reportOf(row)
}

function refusal(type: 'unknown-reference' | 'promotion-not-lawful', faults: readonly FieldError[]): Refusal {
  return new Refusal(type, `${faults[0]?.pointer} ${faults[0]?.detail}.`, faults)
}

async function unknownNames(client: pg.ClientBase, { on, action }: PromotionDocument): Promise<FieldError[]> {
  const selections: [string, Selection | undefined][] = [
    ['/on', on],
    ['/action/of', action.type === 'buy-get' ? action.of : undefined],
  ]
  const found: FieldError[] = []
  for (const [pointer, selection] of selections) {
    if (!selection) continue
    const { products = [], categories = [], skus = [] } = selection
    for (const { what, code } of await readUnknown(client, { products, categories, skus })) {
      const field = { product: 'products', category: 'categories', SKU: 'skus' }[what]
      const index = (selection[field as 'products'] ?? []).indexOf(code)
      found.push({ pointer: `${pointer}/${field}/${index}`, detail: `there is no ${what} ${code}` })
    }
  }
  return found
}

/** Withdraws a promotion with its coupons, and tells every process. False where there is none. */
export async function removePromotion(pool: pg.Pool, code: string, now: Date, permitted: Permitted): Promise<boolean> {
  return transaction(pool, async (client) => {
    const found = await lockPromotion(client, code)
    if (!found || found.withdrawn) return false
    permitted(found.markets)
    await withdrawPromotion(client, code, now)
    await announceOther(client, 'promotions')
    return true
  })
}
