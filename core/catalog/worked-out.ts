import { setImmediate } from 'node:timers/promises'
import type pg from 'pg'
import { partsOf } from '../stock/demand.ts'
import { stockStatesEverywhere } from '../stock/levels.sql.ts'
import { type LastOffered, type OfferedRow, type OfferSpan, offeredNow } from './offered-prices.ts'
import { type MarketOffers, projectOffers, type StockStates } from './project-offers.ts'
import {
  clearProjections,
  readLastOffered,
  readOldOffers,
  writeOffered,
  writeOffers,
  writePages,
  writeTags,
  writeTexts,
} from './project-products.sql.ts'
import { publishedIn } from './published-prices.ts'
import type { WriteContext } from './write-context.ts'
import { type StoredProduct, storeProducts } from './write-products.sql.ts'
import type { HashedDocument } from './write-products.ts'

/** Documents with all that follows from them, decided and not yet written. */
export interface WorkedOut {
  documents: readonly HashedDocument[]
  /** By place of the document. */
  offers: readonly (readonly MarketOffers[])[]
  /** To be added to the history of offered prices. */
  offered: readonly OfferedRow[]
}

/** Work is done so many products at a time, so that the connection is served in between. */
const SLICE = 25

/** What stood before a write: offers, and the last of the history. */
export interface Before {
  offers: readonly OfferSpan[]
  last: LastOffered
  /** Whether a SKU that stock is kept of is to be had in a market. */
  states: StockStates
}

/** Reads what stood before, for documents that are about to be written. */
export async function readBefore(client: pg.ClientBase, documents: readonly HashedDocument[]): Promise<Before> {
  const codes = documents.map(({ document }) => document.code)
  const skus = documents.flatMap(({ document }) => document.variants.map(({ sku }) => sku))
  const parts = documents.flatMap(({ document }) =>
    document.variants.flatMap(({ bundle = [] }) => [...partsOf(bundle)].map(([sku, pieces]) => ({ sku, pieces }))),
  )
  return {
    offers: await readOldOffers(client, codes),
    last: await readLastOffered(client, skus),
    states: await stockStatesEverywhere(client, skus, parts),
  }
}

/** Decides what each market will offer, and what joins the history. Touches no database: it may be busy meanwhile. */
export async function workOut(
  documents: readonly HashedDocument[],
  before: Before,
  context: WriteContext,
): Promise<WorkedOut> {
  const published = publishedIn(before.offers)
  const offers: MarketOffers[][] = []
  for (const [index, { document }] of documents.entries()) {
    offers.push(projectOffers(document, context, published, before.states))
    if (index % SLICE === 0) await setImmediate()
  }
  return { documents, offers, offered: offeredNow(offers, before.offers, before.last, context) }
}

/** Applies what was decided, in the caller's transaction. Reads outside see all of it or nothing. */
export async function writeWorkedOut(
  client: pg.ClientBase,
  { documents, offers, offered }: WorkedOut,
  context: WriteContext,
): Promise<StoredProduct[]> {
  const stored = await storeProducts(client, documents, context.now)
  await writeProjections(client, stored, { offers, offered }, context)
  return stored
}

/** Replaces what shoppers read of some products. */
export async function writeProjections(
  client: pg.ClientBase,
  stored: readonly StoredProduct[],
  { offers, offered }: Pick<WorkedOut, 'offers' | 'offered'>,
  { markets }: Pick<WriteContext, 'markets'>,
): Promise<void> {
  const replaced = stored.filter(({ created }) => !created).map(({ id }) => id)
  if (replaced.length > 0) await clearProjections(client, replaced)
  const projected = stored.map((product, index) => ({ product, offers: offers[index] ?? [] }))
  await writeOffers(client, projected)
  await writeTags(client, projected)
  await writeTexts(client, stored)
  await writePages(client, stored, markets)
  await writeOffered(client, offered)
}
