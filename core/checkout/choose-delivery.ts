import { isService } from '../country/kind.ts'
import type { Place } from '../country/place.ts'
import { offerDelivery } from '../delivery/offer-delivery.ts'
import type { DeliveryItem, DeliveryOption, Origin, Parcel } from '../delivery/options.ts'
import { findPickupPoint } from '../delivery/pickup-points.sql.ts'
import type { Market } from '../market/market-set.ts'
import { demandOf } from '../stock/demand.ts'
import type { StockLocation } from '../stock/location.ts'
import type { CartContent, DeliveryChoice } from './cart.ts'
import { basketLine, type CartFacts, readCartFacts } from './cart-facts.ts'
import { quoteCart } from './cart-quote.ts'
import type { CheckoutDeps } from './checkout-deps.ts'

/** The delivery options of a cart, from where its goods lie. */
export async function optionsFor(
  deps: CheckoutDeps,
  market: Market,
  content: CartContent,
  facts: CartFacts,
): Promise<DeliveryOption[]> {
  const { delivery: _, ...goods } = content
  const { quote, terms } = quoteCart(deps.engine, market, goods, facts)
  const items = content.lines.flatMap((line): DeliveryItem[] => {
    if (!line.facts || isService(line.facts.offer.data.kind)) return []
    const { kind, hsCode, weightGrams, dimensionsMm } = line.facts.offer.data
    const charged = quote?.lines.find(({ ref }) => ref === line.sku)
    return [
      {
        ref: line.sku,
        quantity: line.quantity,
        kind,
        value: BigInt(charged ? (quote?.pricesIncludeTax ? charged.gross : charged.net) : 0),
        ...(hsCode && { hsCode }),
        ...(weightGrams !== undefined && { weightGrams }),
        ...(dimensionsMm && { dimensionsMm }),
      },
    ]
  })
  if (items.length === 0) return []
  return offerDelivery(deps.rates, deps.engine, market, {
    destination: terms.destination,
    currency: content.currency,
    items,
    ...whereFrom(deps, market, content, facts, terms.day),
  })
}

/** Origins and parcels as stock would send them; the market's own place where no stock is kept. */
function whereFrom(
  { engine }: CheckoutDeps,
  market: Market,
  content: CartContent,
  { allocation = [], stock }: CartFacts,
  day: string,
): { origins?: readonly [Origin, ...Origin[]]; parcels?: readonly Parcel[] } {
  const used = new Set(allocation.map(({ location }) => location))
  const origins = (stock?.locations ?? [])
    .filter(({ code, kind }) => used.has(code) || kind === 'shop')
    .flatMap((location) => originOf(engine, market, location, day))
    .map((origin) => (origin.kind === 'shop' ? { ...origin, stock: heldBy(content, stock, origin.code) } : origin))
    .toSorted((a, b) => Number(used.has(b.code)) - Number(used.has(a.code)))
  const [first, ...others] = origins
  if (!first || used.size === 0) return {}
  const parcels = [...used].map((origin) => ({ origin, lines: linesFrom(content, allocation, origin) }))
  return { origins: [first, ...others], ...(parcels.every(({ lines }) => lines.length > 0) && { parcels }) }
}

/** Pieces of each line that lie in a shop; of a bundle as many as its parts make; what no stock is kept of is there. */
function heldBy(content: CartContent, stock: CartFacts['stock'], shop: string): Record<string, number> {
  const free = (sku: string) => {
    if (stock?.unmanaged.has(sku)) return Number.MAX_SAFE_INTEGER
    const level = stock?.levels.find((each) => each.sku === sku && each.location === shop)
    return level ? Math.max(0, level.onHand - level.reserved) : 0
  }
  return Object.fromEntries(
    content.lines.map((line) => {
      const parts = demandOf([{ ...basketLine(line), quantity: 1 }])
      return [line.sku, Math.min(...parts.map(({ sku, quantity }) => Math.floor(free(sku) / quantity)))]
    }),
  )
}

function originOf(
  { registry }: CheckoutDeps['engine'],
  market: Market,
  { code, kind, country, postalCode, subdivision, city }: StockLocation,
  day: string,
): Origin[] {
  const place = registry.locate(
    { country, ...(postalCode && { postalCode }), ...(subdivision && { subdivision }), ...(city && { city }) },
    day,
  )
  if ('error' in place || place.country !== market.definition.country) return []
  return [{ code, kind: kind === 'shop' ? 'shop' : 'warehouse', place: place as Place }]
}

/** A bundle leaves with the first of its parts. */
function linesFrom(content: CartContent, allocation: NonNullable<CartFacts['allocation']>, origin: string) {
  return content.lines.flatMap(({ sku, quantity, facts }) => {
    const first = facts?.offer.variant.bundle?.[0]?.sku
    const taken = allocation.filter((each) => each.location === origin && each.sku === (first ?? sku))
    if (taken.length === 0) return []
    const units = first ? quantity : taken.reduce((sum, each) => sum + each.quantity, 0)
    return [{ ref: sku, quantity: units }]
  })
}

/** The cart with its chosen service at its price and promise now; where it is not to be had it says why, and blocks the order. */
export async function withDelivery(
  deps: CheckoutDeps,
  market: Market,
  content: CartContent,
  known?: CartFacts,
): Promise<CartContent> {
  if (!content.delivery) return content
  const { service, pickupPoint } = content.delivery
  const choice: DeliveryChoice = { service, ...(pickupPoint !== undefined && { pickupPoint }) }
  const facts = known ?? (await readCartFacts(deps, market, content, { stock: true }))
  const option = (await optionsFor(deps, market, content, facts)).find((each) => each.service === service)
  if (!option) return { ...content, delivery: choice }
  if (option.unavailable) return { ...content, delivery: { ...choice, unavailable: option.unavailable } }
  const lacks = option.pickupPointRequired && !(await isPickupPoint(deps, market, option, pickupPoint))
  const delivery: DeliveryChoice = {
    ...choice,
    ...(option.price !== undefined && { price: Number(option.price) }),
    ...(option.promised && { promised: option.promised }),
    ...(lacks && { unavailable: 'no-pickup-point' }),
  }
  return { ...content, delivery }
}

async function isPickupPoint(
  { pool }: CheckoutDeps,
  market: Market,
  { kind, shops }: DeliveryOption,
  code: string | undefined,
): Promise<boolean> {
  if (code === undefined) return false
  if (kind === 'click-and-collect') return shops?.some((shop) => shop.code === code) ?? false
  return (await findPickupPoint(pool, { country: market.definition.country, kind, code })) !== undefined
}
