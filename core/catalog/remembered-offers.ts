import type pg from 'pg'
import { type OffersKey, type ProductOffer, readOffersOfSkus } from './quote-lines.sql.ts'

/** Entries, one for each SKU in each scope; some kilobytes each. When there are more, all go. */
const OFFERS_MAX = 10_000

/** What is known of changes of the catalogue. */
export interface Freshness {
  /** Is what is remembered known to be true? */
  isFresh(): boolean
  /** What has been seen so far: what was read at one revision is remembered only where it still is the same. */
  readonly revision: bigint | undefined
}

/**
 * Offers by SKU as this process read them, so that quotes and carts ask the database nothing about goods that sell. They are
 * forgotten when their product changes; while nobody knows whether one did, they are read anew each time. The day is part of
 * what is asked: a price that begins at midnight is another offer. A SKU that is not offered is asked for each time.
 */
export class RememberedOffers {
  readonly #pool: pg.Pool
  readonly #freshness: Freshness
  readonly #known = new Map<string, ProductOffer>()

  constructor(pool: pg.Pool, freshness: Freshness) {
    this.#pool = pool
    this.#freshness = freshness
  }

  /** The offers that some SKUs are part of; of two SKUs of one product maybe twice the same. */
  async of(key: OffersKey): Promise<ProductOffer[]> {
    const { skus, market, currency, channel, day } = key
    if (!this.#freshness.isFresh()) return readOffersOfSkus(this.#pool, key)
    const scope = `${market} ${currency} ${channel} ${day} `
    const found = skus.flatMap((sku) => this.#known.get(scope + sku) ?? [])
    if (found.length === skus.length) return found
    const { revision } = this.#freshness
    const missing = skus.filter((sku) => !this.#known.has(scope + sku))
    const read = await readOffersOfSkus(this.#pool, { ...key, skus: missing })
    if (this.#freshness.revision === revision) for (const offer of read) this.#keep(scope, offer)
    return [...found, ...read]
  }

  forget(products: ReadonlySet<string> | 'all'): void {
    if (products === 'all') this.#known.clear()
    else for (const [key, { product }] of this.#known) if (products.has(product)) this.#known.delete(key)
  }

  #keep(scope: string, offer: ProductOffer): void {
    if (this.#known.size >= OFFERS_MAX) this.#known.clear()
    for (const { sku } of offer.data.variants) this.#known.set(scope + sku, offer)
  }
}
