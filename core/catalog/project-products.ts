import type pg from 'pg'
import { offeredNow } from './offered-prices.ts'
import { type MarketOffers, type PublishedPrices, projectOffers } from './project-offers.ts'
import {
  announceChange,
  clearProjections,
  type OldOffer,
  readConverted,
  readLastOffered,
  readOldOffers,
  writeConverted,
  writeOffered,
  writeOffers,
  writeTexts,
} from './project-products.sql.ts'
import type { WriteContext } from './write-context.ts'
import type { StoredProduct } from './write-products.sql.ts'

/**
 * Rebuilds what shoppers read of some products, in the caller's transaction: offers, converted prices, words to search
 * for; and adds to the history what is offered from now on. Reads outside see all of it or nothing.
 */
export async function projectProducts(
  client: pg.ClientBase,
  products: readonly StoredProduct[],
  context: WriteContext,
): Promise<void> {
  const known = products.filter(({ created }) => !created).map(({ id }) => id)
  const before = known.length > 0 ? await readOldOffers(client, known) : []
  const published = known.length > 0 ? await readConverted(client, known) : NOTHING_PUBLISHED
  if (known.length > 0) await clearProjections(client, known)
  const projected = products.map((product) => ({
    product,
    offers: projectOffers(product.document, context, published),
  }))
  await writeOffers(client, projected)
  await writeConverted(client, projected)
  await writeTexts(client, products)
  await recordOffered(client, projected, before, context)
}

const NOTHING_PUBLISHED: PublishedPrices = () => undefined

async function recordOffered(
  client: pg.ClientBase,
  projected: readonly { product: StoredProduct; offers: readonly MarketOffers[] }[],
  before: readonly OldOffer[],
  context: WriteContext,
): Promise<void> {
  const known = projected.filter(({ product }) => !product.created)
  const skus = known.flatMap(({ product }) => product.document.variants.map(({ sku }) => sku))
  const last = skus.length > 0 ? await readLastOffered(client, skus) : new Map()
  await writeOffered(
    client,
    offeredNow(
      projected.map(({ offers }) => offers),
      before,
      last,
      context,
    ),
  )
}

/** Tells every process which products changed; the last statement of a transaction, for it makes others wait. */
export async function announceProducts(
  client: pg.ClientBase,
  products: readonly { id: bigint }[] | 'all',
): Promise<void> {
  if (products !== 'all' && products.length === 0) return
  await announceChange(
    client,
    products === 'all' || products.length > SINGLY_MAX ? [null] : products.map(({ id }) => id),
  )
}

/** From here on it is cheaper for processes to forget everything. */
const SINGLY_MAX = 100
