/** An answer ready to be sent. */
export interface Page {
  body: Buffer
  etag: string
  cacheControl: string
  /** The product that it shows, a list of many, a market with what delivery costs there, or something that never changes. */
  of: `product:${string}` | 'list' | 'market' | 'static'
}

/** Bytes of bodies that are kept. */
const BYTES_MAX = 32 * 1024 * 1024

/** What a page costs beside its body. */
const OVERHEAD_BYTES = 512

/** A page, and whether anybody asked for it since it was last passed over. */
interface Kept {
  page: Page
  asked: boolean
}

function isOf(products: ReadonlySet<string> | 'all', page: string): boolean {
  return products === 'all' || products.has(page.slice('product:'.length))
}

/**
 * Remembers answers by request and day. Lists go when any product changes, a product's page when it does, that of a market
 * when a rate table does. When full, pages
 * that nobody asked for go, oldest first: a hit only sets a mark, for moving it in a large map is dearer than answering.
 */
export class PageCache {
  readonly #pages = new Map<string, Kept>()
  /** Goes on where it was: from the start it would walk over the holes that pages left which went before. */
  #passing = this.#pages.entries()
  #bytes = 0

  get(key: string): Page | undefined {
    const kept = this.#pages.get(key)
    if (!kept) return undefined
    kept.asked = true
    return kept.page
  }

  set(key: string, page: Page): void {
    this.#drop(key)
    this.#pages.set(key, { page, asked: false })
    this.#bytes += page.body.length + OVERHEAD_BYTES
    while (this.#bytes > BYTES_MAX) this.#passOver(key)
  }

  #passOver(newest: string): void {
    const { value } = this.#passing.next()
    if (!value) {
      this.#passing = this.#pages.entries()
      return
    }
    const [oldest, kept] = value
    if (!kept.asked || oldest === newest) this.#drop(oldest)
    else {
      kept.asked = false
      this.#pages.delete(oldest)
      this.#pages.set(oldest, kept)
    }
  }

  /** Forgets what changes may have made wrong. */
  forget({ products, deliveryRates }: { products: ReadonlySet<string> | 'all'; deliveryRates: boolean }): void {
    const goes = {
      static: false,
      market: deliveryRates,
      list: products === 'all' || products.size > 0,
    }
    if (!goes.market && !goes.list) return
    for (const [key, { page }] of this.#pages) {
      const { of } = page
      if (of in goes ? goes[of as keyof typeof goes] : isOf(products, of)) this.#drop(key)
    }
  }

  #drop(key: string): void {
    const kept = this.#pages.get(key)
    if (!kept) return
    this.#pages.delete(key)
    this.#bytes -= kept.page.body.length + OVERHEAD_BYTES
  }
}
