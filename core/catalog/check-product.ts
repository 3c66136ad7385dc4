import type { Registry } from '../country/registry.ts'
import type { Market } from '../market/market-set.ts'
import { exponentOf } from '../money/currency.ts'
import type { ProblemType } from '../problem/catalogue.ts'
import { type FieldError, Refusal } from '../problem/refusal.ts'
import type { PriceDocument, ProductDocument } from './product-document.ts'

/** What a document may refer to. */
export interface KnownNames {
  registry: Registry
  markets: ReadonlyMap<string, Market>
  categories: { has(code: string): boolean }
}

/** A field at fault and the problem that it is; left out: it refers to something that does not exist. */
export interface Fault extends FieldError {
  type?: ProblemType
}

/** The refusal of faults: of the first one's type, naming every field. */
export function refusalOf(faults: readonly Fault[]): Refusal {
  const [first] = faults
  const errors = faults.map(({ pointer, detail }) => ({ pointer, detail }))
  return new Refusal(first?.type ?? 'unknown-reference', `${first?.pointer} ${first?.detail}.`, errors)
}

/** Everything that the schema cannot say about a document: what it refers to exists, and it does not contradict itself. Pure. */
export function checkProduct(product: ProductDocument, known: KnownNames): Fault[] {
  return [
    ...unknownCategories(product, known),
    ...unknownMarkets(product, known),
    ...windowErrors(product),
    ...product.variants.flatMap((variant, index) => {
      const at = `/variants/${index}`
      return [
        ...gtinErrors(variant.gtin, at),
        ...(variant.prices ?? []).flatMap((price, each) => priceErrors(price, `${at}/prices/${each}`, known)),
        ...overlaps(variant.prices ?? [], `${at}/prices`),
        ...currencyErrors(variant, at),
        ...taxErrors(variant.corePrice?.taxOf, at, known),
      ]
    }),
    ...repeatedSkus(product),
  ]
}

function unknownCategories(product: ProductDocument, { categories }: KnownNames): Fault[] {
  return (product.categories ?? []).flatMap((code, index) =>
    categories.has(code)
      ? []
      : [{ pointer: `/categories/${index}`, detail: `there is no category ${code}; create it first` }],
  )
}

function unknownMarkets(product: ProductDocument, { markets }: KnownNames): Fault[] {
  const detail = (code: string) => `there is no market ${code}; the markets are ${[...markets.keys()].join(', ')}`
  const only = (product.only ?? []).map((code, index) => ({ code, pointer: `/only/${index}` }))
  const overridden = Object.keys(product.markets ?? {}).map((code) => ({ code, pointer: `/markets/${code}` }))
  const charged = product.variants.flatMap((variant, index) =>
    (variant.charges ?? []).map((charge, each) => ({
      code: charge.market,
      pointer: `/variants/${index}/charges/${each}/market`,
    })),
  )
  return [...only, ...overridden, ...charged]
    .filter(({ code }) => !markets.has(code))
    .map(({ code, pointer }) => ({ pointer, detail: detail(code) }))
}

function windowErrors(product: ProductDocument): Fault[] {
  return Object.entries(product.markets ?? {}).flatMap(([code, { from, until }]) =>
    from && until && from >= until
      ? [{ pointer: `/markets/${code}/until`, detail: `must be after ${from}`, type: 'reversed-window' }]
      : [],
  )
}

function gtinErrors(gtin: string | undefined, at: string): Fault[] {
  if (!gtin) return []
  const digits = [...gtin].map(Number).reverse()
  const sum = digits.reduce((total, digit, index) => total + digit * (index % 2 === 1 ? 3 : 1), 0)
  return sum % 10 === 0 ? [] : [{ pointer: `${at}/gtin`, detail: 'has a wrong check digit', type: 'invalid-gtin' }]
}

/** One price against the market it is for. */
export function priceErrors(price: PriceDocument, at: string, { markets }: Pick<KnownNames, 'markets'>): Fault[] {
  const market = markets.get(price.market)
  if (!market)
    return [
      {
        pointer: `${at}/market`,
        detail: `there is no market ${price.market}; the markets are ${[...markets.keys()].join(', ')}`,
      },
    ]
  const errors: Fault[] = []
  const { currencies, channels } = market.definition
  if (!currencies.includes(price.currency)) {
    errors.push({
      pointer: `${at}/currency`,
      detail: `${price.market} takes ${currencies.join(', ')}, not ${price.currency}`,
      type: 'currency-not-tendered',
    })
  }
  if (price.channel && !channels.includes(price.channel)) {
    errors.push({
      pointer: `${at}/channel`,
      detail: `${price.market} has no channel ${price.channel}; it has ${channels.join(', ')}`,
      type: 'unknown-channel',
    })
  }
  if (price.from && price.until && price.from >= price.until) {
    errors.push({ pointer: `${at}/until`, detail: `must be after ${price.from}`, type: 'reversed-window' })
  }
  return errors
}

/** Prices of one scope that overlap in time: the ladder could not tell them apart. */
export function overlaps(prices: readonly PriceDocument[], at: string): Fault[] {
  return prices.flatMap((price, index) => {
    const other = prices.findIndex((each, earlier) => earlier < index && sameScope(each, price) && overlap(each, price))
    return other < 0
      ? []
      : [
          {
            pointer: `${at}/${index}`,
            detail: `overlaps with ${at}/${other}; end one before the other begins`,
            type: 'overlapping-window',
          },
        ]
  })
}

function sameScope(a: PriceDocument, b: PriceDocument): boolean {
  return (
    a.market === b.market &&
    a.currency === b.currency &&
    (a.minQuantity ?? 1) === (b.minQuantity ?? 1) &&
    a.channel === b.channel &&
    a.group === b.group
  )
}

/** A standing price and one with a window stand on different rungs and do not collide. */
function overlap(a: PriceDocument, b: PriceDocument): boolean {
  const standing = (price: PriceDocument) => !price.from && !price.until
  if (standing(a) || standing(b)) return standing(a) && standing(b)
  return (!a.until || !b.from || b.from < a.until) && (!b.until || !a.from || a.from < b.until)
}

function currencyErrors(variant: ProductDocument['variants'][number], at: string): Fault[] {
  return (['corePrice', 'cost'] as const).flatMap((field) => {
    const currency = variant[field]?.currency
    return currency && exponentOf(currency) === undefined
      ? [{ pointer: `${at}/${field}/currency`, detail: `${currency} is not a currency of ISO 4217` }]
      : []
  })
}

function taxErrors(taxOf: string | undefined, at: string, { registry }: KnownNames): Fault[] {
  return taxOf && !registry.jurisdiction(taxOf)
    ? [{ pointer: `${at}/corePrice/taxOf`, detail: `there is no pack for ${taxOf}` }]
    : []
}

function repeatedSkus(product: ProductDocument): Fault[] {
  const seen = new Set<string>()
  return product.variants.flatMap(({ sku }, index) => {
    if (!seen.has(sku)) {
      seen.add(sku)
      return []
    }
    return [{ pointer: `/variants/${index}/sku`, detail: `${sku} stands twice`, type: 'repeated-sku' }]
  })
}
