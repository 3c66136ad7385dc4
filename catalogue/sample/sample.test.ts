import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { KINDS as PRODUCT_KINDS } from '../../core/country/kind.ts'

type Texts = { name?: string; description?: string; slug?: string }
type Money = { amount: number; currency: string; taxOf?: string }
type Price = {
  market: string
  currency: string
  amount: number
  channel?: string
  group?: string
  minQuantity?: number
  from?: string
  until?: string
  reduction?: boolean
  list?: string
}
type Variant = {
  sku: string
  gtin?: string
  options?: Record<string, string>
  corePrice: Money
  cost?: Money
  charges?: { code: string; market: string; amount: number; currency: string }[]
  bundle?: { sku: string; quantity: number }[]
  prices?: Price[]
}
type Product = Texts & {
  code: string
  kind: string
  hsCode?: string
  perishable?: boolean
  media?: { url: string }[]
  status: string
  categories: string[]
  translations: Record<string, Texts>
  content?: { quantity: string; unit: string }
  options?: { code: string; values: string[] }[]
  variants: Variant[]
  only?: string[]
  markets?: Record<string, { sold?: boolean; availability?: string }>
}
type Category = {
  code: string
  parent?: string
  position: number
  names: Record<string, string>
  slugs: Record<string, string>
}

/** Nobody sells delivery by itself. */
const KINDS: readonly string[] = PRODUCT_KINDS.filter((kind) => kind !== 'delivery')

const CURRENCIES: Record<string, string> = {
  fr: 'EUR',
  de: 'EUR',
  es: 'EUR',
  gb: 'GBP',
  ch: 'CHF',
  us: 'USD',
  ca: 'CAD',
  jp: 'JPY',
  cn: 'CNY',
  in: 'INR',
  br: 'BRL',
}
const LANGUAGES = ['en', 'fr', 'de', 'es', 'it', 'ja', 'zh', 'hi', 'pt']
const REQUIRED = ['fr', 'de', 'es', 'ja', 'zh', 'pt']
const LOCALES = [...LANGUAGES, 'en-US', 'de-CH', 'fr-CA']
const NATIVE_SLUG = ['ja', 'zh', 'hi']
const UNITS = ['g', 'kg', 'ml', 'l', 'm', 'piece']
const AVAILABILITY = ['in-stock', 'out-of-stock', 'preorder', 'discontinued']
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** One document per line; throws with the line number when a line is not JSON. */
const read = <T>(file: string): T[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line, index) => {
      try {
        return JSON.parse(line) as T
      } catch (cause) {
        throw new Error(`${file}:${index + 1} is not JSON`, { cause })
      }
    })

const categories = read<Category>('./categories.ndjson')
const products = read<Product>('./products.ndjson')
const variants = products.flatMap((product) => product.variants)

const duplicates = (values: string[]) => values.filter((value, index) => values.indexOf(value) !== index)
const texts = (product: Product, locale: string): Texts =>
  locale === 'en' ? product : (product.translations[locale] ?? {})

const slugIsFine = (locale: string, slug: string) =>
  NATIVE_SLUG.includes(locale)
    ? /^[\p{L}\p{M}\p{N}]+(-[\p{L}\p{M}\p{N}]+)*$/u.test(slug) && slug === slug.toLowerCase()
    : /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)

const gtinIsFine = (gtin: string) => {
  if (!/^2\d{12}$/.test(gtin)) return false
  const digits = [...gtin].map(Number)
  return digits.reduce((sum, digit, index) => sum + digit * (index % 2 ? 3 : 1), 0) % 10 === 0
}

const scope = (price: Price) =>
  [price.market, price.currency, price.channel ?? '', price.group ?? '', price.minQuantity ?? 1].join('|')

/** Two scoped prices clash when both have no window, or when both have one and the windows meet. */
const clash = (a: Price, b: Price) => {
  const open = (price: Price) => price.from === undefined && price.until === undefined
  if (open(a) || open(b)) return open(a) && open(b)
  return (a.from ?? '') < (b.until ?? '9999') && (b.from ?? '') < (a.until ?? '9999')
}

describe('sample categories', () => {
  it('have unique codes, and each comes after its parent', () => {
    expect(duplicates(categories.map(({ code }) => code))).toEqual([])
    const seen = new Set<string>()
    for (const { code, parent } of categories) {
      if (parent !== undefined) expect(seen, `parent of ${code}`).toContain(parent)
      expect(parent, code).toBe(code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : undefined)
      expect(code.split('.').length, code).toBeLessThanOrEqual(3)
      seen.add(code)
    }
  })

  it('have one position each among their siblings', () => {
    expect(duplicates(categories.map(({ parent, position }) => `${parent ?? ''}|${position}`))).toEqual([])
  })

  it.each(LANGUAGES)('have a name and a unique slug in %s', (language) => {
    for (const { code, names, slugs } of categories) {
      expect(names[language], code).toBeTruthy()
      expect(slugIsFine(language, slugs[language] ?? ''), `${code}: ${slugs[language]}`).toBe(true)
    }
    expect(duplicates(categories.map(({ slugs }) => slugs[language] ?? ''))).toEqual([])
  })
})

describe('sample products', () => {
  it('have unique codes and SKUs', () => {
    expect(duplicates(products.map(({ code }) => code))).toEqual([])
    expect(duplicates(variants.map(({ sku }) => sku))).toEqual([])
    for (const { sku } of variants) expect(sku).toMatch(/^[A-Z0-9]+(-[A-Z0-9]+)*$/)
  })

  it('are of known kinds, two of them drafts, in categories that exist', () => {
    const known = new Set(categories.map(({ code }) => code))
    for (const product of products) {
      expect(KINDS, product.code).toContain(product.kind)
      expect(['published', 'draft'], product.code).toContain(product.status)
      expect(product.categories.length, product.code).toBeGreaterThan(0)
      for (const code of product.categories) expect(known, product.code).toContain(code)
      if (product.content) {
        expect(UNITS, product.code).toContain(product.content.unit)
        expect(Number(product.content.quantity), product.code).toBeGreaterThan(0)
      }
    }
    expect(products.filter(({ status }) => status === 'draft')).toHaveLength(2)
  })

  it('have the picture that they name', () => {
    for (const { code, media } of products) {
      for (const { url } of media ?? []) {
        const [, folder, file] = url.split('/')
        expect(folder, code).toBe('media')
        expect(readFileSync(new URL(`media/${file}`, import.meta.url), 'utf8'), code).toMatch(/^<svg /)
      }
    }
  })

  it('are hygiene only where they are menstrual protection, heading 9619', () => {
    const hygiene = products.filter(({ kind }) => kind === 'hygiene')
    expect(hygiene.map(({ hsCode }) => hsCode)).toEqual(['9619.00'])
  })

  it('say of what spoils quickly that it does', () => {
    expect(products.filter(({ perishable }) => perishable).map(({ code }) => code)).toEqual(['mooncakes-lotus'])
  })

  it('have valid, unique GTINs in the in-store range', () => {
    const gtins = variants.flatMap(({ gtin }) => gtin ?? [])
    expect(gtins.filter((gtin) => !gtinIsFine(gtin))).toEqual([])
    expect(duplicates(gtins)).toEqual([])
  })

  it.each(['en', ...REQUIRED])('have name, description and slug in %s', (language) => {
    for (const product of products) {
      const { name, description, slug } = texts(product, language)
      expect(name && description && slug, `${product.code} in ${language}`).toBeTruthy()
    }
  })

  it.each(['it', 'hi'])('have both texts in %s for at least 40, with gaps to show the fallback', (language) => {
    const complete = products.filter((product) => {
      const { name, description } = texts(product, language)
      return name && description
    })
    expect(complete.length).toBeGreaterThanOrEqual(40)
    expect(complete.length).toBeLessThan(products.length)
  })

  it('are translated into known locales only, without empty texts', () => {
    for (const product of products) {
      for (const [locale, fields] of Object.entries(product.translations)) {
        expect(LOCALES, product.code).toContain(locale)
        for (const [field, text] of Object.entries(fields)) {
          expect(['name', 'description', 'slug'], `${product.code} ${locale}`).toContain(field)
          expect(text.trim(), `${product.code} ${locale} ${field}`).not.toBe('')
        }
      }
      expect(Object.values(product.translations['de-CH'] ?? {}).join(' '), product.code).not.toContain('ß')
    }
  })

  it.each(LOCALES)('have well-formed slugs, unique in %s', (locale) => {
    const language = locale.slice(0, 2)
    const slugs = products.flatMap((product) => texts(product, locale).slug ?? texts(product, language).slug ?? [])
    expect(slugs.filter((slug) => !slugIsFine(language, slug))).toEqual([])
    expect(duplicates(slugs)).toEqual([])
  })

  it('give each variant one value of every option, each combination once', () => {
    for (const { code, options = [], variants } of products) {
      expect(variants.length, code).toBeGreaterThan(0)
      for (const variant of variants) {
        expect(Object.keys(variant.options ?? {}), variant.sku).toEqual(options.map((option) => option.code))
        for (const option of options) expect(option.values, variant.sku).toContain(variant.options?.[option.code])
      }
      expect(duplicates(variants.map((variant) => JSON.stringify(variant.options ?? {}))), code).toEqual([])
    }
  })

  it('bundle only SKUs of earlier lines', () => {
    const seen = new Set<string>()
    let bundles = 0
    for (const product of products) {
      for (const { sku, bundle } of product.variants) {
        if (!bundle) continue
        bundles += 1
        expect(bundle.length, sku).toBeGreaterThan(0)
        for (const component of bundle) {
          expect(seen, sku).toContain(component.sku)
          expect(Number.isInteger(component.quantity) && component.quantity > 0, sku).toBe(true)
        }
      }
      for (const { sku } of product.variants) seen.add(sku)
    }
    expect(bundles).toBeGreaterThanOrEqual(2)
  })

  it('have positive integers for amounts', () => {
    for (const { sku, corePrice, cost, charges = [], prices = [] } of variants) {
      for (const { amount } of [corePrice, ...(cost ? [cost] : []), ...charges, ...prices]) {
        expect(Number.isInteger(amount) && amount > 0, `${sku}: ${amount}`).toBe(true)
      }
    }
  })

  it('name known markets, with the currency of the market', () => {
    for (const { code, only = [], markets = {}, variants } of products) {
      for (const market of [...only, ...Object.keys(markets)]) expect(Object.keys(CURRENCIES), code).toContain(market)
      for (const { availability } of Object.values(markets)) {
        if (availability !== undefined) expect(AVAILABILITY, code).toContain(availability)
      }
      for (const { sku, charges = [], prices = [] } of variants) {
        for (const { market, currency } of [...charges, ...prices]) expect(currency, sku).toBe(CURRENCIES[market])
      }
    }
  })

  it('have no price where they are not sold', () => {
    for (const { only, markets = {}, variants } of products) {
      for (const { sku, prices = [] } of variants) {
        for (const { market } of prices) {
          expect(markets[market]?.sold, `${sku} in ${market}`).not.toBe(false)
          if (only) expect(only, sku).toContain(market)
        }
      }
    }
  })

  it('have no two prices for one scope and moment', () => {
    for (const { sku, prices = [] } of variants) {
      for (const [index, price] of prices.entries()) {
        for (const day of [price.from, price.until]) if (day !== undefined) expect(day, sku).toMatch(DAY)
        if (price.from && price.until) expect(price.from < price.until, sku).toBe(true)
        const others = prices.slice(index + 1).filter((other) => scope(other) === scope(price) && clash(price, other))
        expect(others, `${sku}: ${scope(price)}`).toEqual([])
      }
    }
  })

  it('include some that only one country has', () => {
    expect(products.filter(({ only }) => only?.length === 1).length).toBeGreaterThanOrEqual(5)
  })
})
