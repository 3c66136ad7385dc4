/** An answer ready to be sent. */
export interface Page {
  body: Buffer
  etag: string
  cacheControl: string
  /** The product that it shows, a list of many, or something that no product changes. */
  of: `product:${string}` | 'list' | 'static'
}

/** Bytes of bodies that are kept; the least recently used go first. */
const BYTES_MAX = 32 * 1024 * 1024

/** What a page costs beside its body. */
const OVERHEAD_BYTES = 512

/** Remembers answers by request and day. Lists go when any product changes, a product's page when it does. */
export class PageCache {
  readonly #pages = new Map<string, Page>()
  #bytes = 0

  get(key: string): Page | undefined {
    const page = this.#pages.get(key)
    if (page) {
      this.#pages.delete(key)
      this.#pages.set(key, page)
    }
    return page
  }

  set(key: string, page: Page): void {
    this.#drop(key)
    this.#pages.set(key, page)
    this.#bytes += page.body.length + OVERHEAD_BYTES
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= BYTES_MAX) break
      this.#drop(oldest)
    }
  }

  /** Forgets what a change of products may have made wrong. */
  forget(products: ReadonlySet<string> | 'all'): void {
    for (const [key, { of }] of this.#pages) {
      if (of === 'static') continue
      if (products === 'all' || of === 'list' || products.has(of.slice('product:'.length))) this.#drop(key)
    }
  }

  #drop(key: string): void {
    const page = this.#pages.get(key)
    if (!page) return
    this.#pages.delete(key)
    this.#bytes -= page.body.length + OVERHEAD_BYTES
  }
}
