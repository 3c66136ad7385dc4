import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestEngine, testEngine } from './engine.ts'

let engine: TestEngine
beforeAll(async () => {
  engine = await testEngine()
})
afterAll(() => engine.close())

interface Card {
  code: string
  name: string
  kind: string
  brand?: string
  variants: { availability: string; price: { amount: number } }[]
}

interface Page {
  products: Card[]
  next?: string
  facets?: { name: string; values: { value: string; count: number }[] }[]
}

async function list(market: string, query: Record<string, string> = {}): Promise<Page> {
  const answer = await engine.app.inject({
    method: 'GET',
    url: `/v1/markets/${market}/products?${new URLSearchParams({ limit: '100', ...query })}`,
  })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

const codes = ({ products }: Page) => products.map(({ code }) => code)

describe('golden queries', () => {
  test.each([
    // Accents do not matter, either way; words are reduced to their stem.
    ['fr', 'fr-FR', 'cafe', 'coffee-house-blend'],
    ['fr', 'fr-FR', 'CAFÉ', 'coffee-house-blend'],
    ['fr', 'fr-FR', 'cafés', 'coffee-house-blend'],
    ['fr', 'fr-FR', 'loutres', 'plush-otter'],
    ['fr', 'fr-FR', 'huile olive', 'olive-oil-extra-virgin'],
    // Whatever apostrophe was typed, and whatever stands in the text (`Miel d’acacia`).
    ['fr', 'fr-FR', "miel d'acacia", 'acacia-honey'],
    ['fr', 'fr-FR', 'miel d’acacia', 'acacia-honey'],
    ['fr', 'fr-FR', 'l’eau minérale', 'sparkling-water-quell'],
    ['de', 'de-DE', 'Plüschotter', 'plush-otter'],
    ['de', 'de-DE', 'pluschotter', 'plush-otter'],
    ['de', 'de-DE', 'Leuchtturmwärters', 'book-lighthouse-index'],
    ['ch', 'de-CH', 'Süssmost', 'apple-juice-cloudy'],
    ['es', 'es-ES', 'jabon', 'olive-soap-bar'],
    ['es', 'es-ES', 'jabones', 'olive-soap-bar'],
    ['es', 'es-ES', 'escritorio lámpara', 'desk-lamp-heron'],
    ['jp', 'ja-JP', 'コーヒー', 'coffee-house-blend'],
    ['jp', 'ja-JP', 'ｺｰﾋｰ', 'coffee-house-blend'],
    ['jp', 'ja-JP', '茶', 'matcha-ceremonial'],
    ['jp', 'ja-JP', '歯みがき', 'mint-toothpaste'],
    ['jp', 'ja-JP', 'ワイヤレス Lull', 'wireless-earbuds-lull'],
    ['cn', 'zh-CN', '咖啡', 'coffee-house-blend'],
    ['cn', 'zh-CN', '马克杯', 'stoneware-mug'],
    ['cn', 'zh-CN', '杯', 'stoneware-mug'],
    ['in', 'hi-IN', 'कॉफ़ी', 'coffee-house-blend'],
    ['in', 'hi-IN', 'रेलगाड़ी', 'wooden-train-set'],
    ['br', 'pt-BR', 'cafe', 'coffee-house-blend'],
    // What no translation says, the core says in English.
    ['in', 'hi-IN', 'maple', 'maple-syrup-amber'],
    ['gb', 'en-GB', 'mugs', 'stoneware-mug'],
    ['fr', 'en', 'otter', 'plush-otter'],
    // A market's own words count in that market.
    ['us', 'en-US', 'acetaminophen', 'paracetamol-500'],
  ])('%s in %s: %s finds %s', async (market, locale, q, code) => {
    expect(codes(await list(market, { locale, q }))).toContain(code)
  })

  test.each([
    ['fr', 'fr-FR', 'xylophone'],
    ['jp', 'ja-JP', '宇宙船'],
    ['cn', 'zh-CN', '飞船'],
    // Both characters stand in texts, but nowhere in this order.
    ['jp', 'ja-JP', 'ーヒコ'],
  ])('%s in %s: %s finds nothing', async (market, locale, q) => {
    expect((await list(market, { locale, q })).products).toEqual([])
  })

  test('all words must fit, and what fits best stands first', async () => {
    const found = codes(await list('fr', { locale: 'fr-FR', q: 'café' }))
    expect(found.length).toBeGreaterThan(1)
    expect(['coffee-house-blend', 'coffee-lover-set']).toContain(found[0])
    expect(codes(await list('fr', { locale: 'fr-FR', q: 'café loutre' }))).toEqual([])
  })

  test('what is not sold or not published is not found', async () => {
    expect(codes(await list('fr', { q: 'junmai' }))).toEqual([])
    expect(codes(await list('jp', { q: '純米酒' }))).toContain('junmai-sake-snow')
    expect(codes(await list('de', { q: 'Wintertee' }))).not.toContain('winter-tea-sampler')
  })
})

describe('filters', () => {
  test('by kind, brand, category with its children, attributes, availability and price', async () => {
    const toys = await list('fr', { kind: 'toy' })
    expect(new Set(toys.products.map(({ kind }) => kind))).toEqual(new Set(['toy']))
    expect(codes(await list('fr', { brand: 'Otterby' }))).toEqual(['plush-otter'])
    const drinks = codes(await list('fr', { category: 'grocery.drinks' }))
    expect(drinks).toEqual(expect.arrayContaining(['apple-juice-cloudy', 'douro-red-wine']))
    expect(codes(await list('fr', { attribute: 'roast:medium' }))).toContain('coffee-house-blend')
    expect(codes(await list('fr', { availability: 'preorder' }))).toEqual(['harbour-and-tide-game'])
    const { products } = await list('fr', { priceMin: '1000', priceMax: '2000' })
    expect(products.length).toBeGreaterThan(0)
    for (const { variants } of products) {
      const least = Math.min(...variants.map(({ price }) => price.amount))
      expect(least).toBeGreaterThanOrEqual(1000)
      expect(least).toBeLessThanOrEqual(2000)
    }
  })

  test('together they narrow', async () => {
    expect(codes(await list('fr', { kind: 'toy', brand: 'Otterby', q: 'peluche' }))).toEqual(['plush-otter'])
    expect(codes(await list('fr', { kind: 'food', brand: 'Otterby' }))).toEqual([])
  })

  test('facets count what the filters leave', async () => {
    const { facets = [], products } = await list('fr', { facets: 'true', category: 'toys' })
    const count = (name: string, value: string) =>
      facets.find((facet) => facet.name === name)?.values.find((each) => each.value === value)?.count
    for (const kind of new Set(products.map((product) => product.kind))) {
      expect(count('kind', kind)).toBe(products.filter((product) => product.kind === kind).length)
    }
    expect(count('brand', 'Otterby')).toBe(1)
    expect(count('category', 'toys')).toBe(products.length)
  })
})

describe('sorting and cursors', () => {
  const least = ({ variants }: Card) => Math.min(...variants.map(({ price }) => price.amount))

  test.each([
    ['fr', 'newest', {}],
    ['fr', 'name', {}],
    ['fr', '-name', {}],
    ['jp', 'name', {}],
    ['fr', 'price', {}],
    ['fr', '-price', {}],
    ['fr', 'relevance', { q: 'de' }],
    ['gb', 'relevance', { q: 'the OR and OR coffee OR book' }],
    ['cn', 'relevance', { q: '的' }],
  ])('%s by %s: page by page everything exactly once, in the order of the whole', async (market, sort, query) => {
    const whole = codes(await list(market, { ...query, sort }))
    const walked: string[] = []
    let next: string | undefined
    do {
      const page = await list(market, { ...query, sort, limit: '7', ...(next && { cursor: next }) })
      walked.push(...codes(page))
      next = page.next
    } while (next)
    expect(walked).toEqual(whole)
    expect(new Set(walked).size).toBe(walked.length)
  })

  test('by price and by name', async () => {
    const dear = (await list('fr', { sort: '-price' })).products.map(least)
    expect(dear).toEqual([...dear].sort((a, b) => b - a))
    const cheap = (await list('fr', { sort: 'price' })).products.map(least)
    expect(cheap).toEqual([...cheap].sort((a, b) => a - b))
    const names = (await list('gb', { sort: 'name' })).products.map(({ name }) => name.toLowerCase())
    expect(names).toEqual([...names].sort((a, b) => (a < b ? -1 : 1)))
  })
})

describe('each field falls back alone', () => {
  async function product(market: string, locale: string, code: string) {
    const url = `/v1/markets/${market}/products/${code}?locale=${locale}`
    const answer = await engine.app.inject({ method: 'GET', url })
    return answer.json()
  }

  test('de-CH, then de, then the core', async () => {
    const juice = await product('ch', 'de-CH', 'apple-juice-cloudy')
    expect(juice).toMatchObject({ name: 'Naturtrüber Süssmost', provenance: { name: 'de-CH' } })
    const mug = await product('ch', 'de-CH', 'plush-otter')
    expect(mug).toMatchObject({ name: 'Plüschotter', provenance: { name: 'de', description: 'de' } })
  })

  test('fr-CH, then fr, field by field', async () => {
    const owned = { code: 'layers', kind: 'toy', name: 'Core', description: 'Core', slug: 'core-slug' }
    const translations = { fr: { name: 'Français', slug: 'francais' }, 'fr-CH': { name: 'Romand' } }
    const variants = [{ sku: 'LAYERS-1', corePrice: { amount: 1000, currency: 'CHF' } }]
    const written = await engine.app.inject({
      method: 'PUT',
      url: '/v1/admin/products/layers',
      headers: engine.owner,
      payload: { ...owned, translations, variants },
    })
    expect(written.statusCode).toBe(200)
    expect(await product('ch', 'fr-CH', 'layers')).toMatchObject({
      name: 'Romand',
      slug: 'francais',
      description: 'Core',
      provenance: { name: 'fr-CH', slug: 'fr', description: 'core' },
    })
    expect(await product('fr', 'fr-FR', 'francais')).toMatchObject({ name: 'Français', description: 'Core' })
    expect(await product('jp', 'ja-JP', 'core-slug')).toMatchObject({ name: 'Core', provenance: { name: 'core' } })
  })

  test('Hindi without a translation is English', async () => {
    expect(await product('in', 'hi-IN', 'maple-syrup-amber')).toMatchObject({
      name: 'Amber Maple Syrup',
      provenance: { name: 'core' },
    })
  })
})
