import { isService } from '../country/kind.ts'
import { localDay } from '../market/local-day.ts'
import type { Market } from '../market/market-set.ts'
import type { QuoteTerms } from '../market/quote-request.ts'
import type { MarketPromotions } from '../promotion/book.ts'
import { type BasketPromotions, basketPromotions } from '../promotion/promoting.ts'
import type { Allocation, Missing } from '../stock/allocation.ts'
import { type BasketLine, demandOf } from '../stock/demand.ts'
import { readStock, type StockPicture } from '../stock/levels.sql.ts'
import { source } from '../stock/source.ts'
import { whereaboutsOf } from '../stock/whereabouts.ts'
import type { CartContent, CartLine } from './cart.ts'
import type { CheckoutDeps } from './checkout-deps.ts'
import { type CustomerHistory, readCustomerHistory } from './customer-history.sql.ts'
import { heldCoupon, heldPromotions } from './held-promotions.ts'

/** What a cart depends on beside itself: promotions that run, and where its goods would come from. */
export interface CartFacts {
  promotions?: BasketPromotions
  /** Where stock is kept of its goods; absent where nobody asked. */
  allocation?: Allocation[]
  missing?: Missing[]
  /** What lies where, of its goods. */
  stock?: StockPicture
}

/** A line as far as stock is concerned. */
export function basketLine({ sku, quantity, facts }: CartLine): BasketLine {
  const bundle = facts?.offer.variant.bundle
  return { sku, quantity, ...(bundle && { bundle }) }
}

/** Goods need a whole address and somebody who brings them; what is supplied electronically needs neither. */
export function needsDelivery({ lines }: Pick<CartContent, 'lines'>): boolean {
  return lines.some(({ facts }) => facts && !isService(facts.offer.data.kind))
}

/**
 * Reads what a cart depends on. Promotions are remembered by the process, so that most carts cost no statement; stock costs
 * one and is looked at where it matters: before a shopper chooses delivery, and before an order is placed.
 */
export async function readCartFacts(
  deps: CheckoutDeps,
  market: Market,
  content: CartContent,
  { stock }: { stock: boolean },
): Promise<CartFacts> {
  const [promotions, sourced] = await Promise.all([
    promotionsOf(deps, market, content),
    stock ? sourcedFrom(deps, market, content) : {},
  ])
  return { ...(promotions && { promotions }), ...sourced }
}

async function promotionsOf(
  { pool, engine, promotions: book }: CheckoutDeps,
  market: Market,
  content: CartContent,
): Promise<BasketPromotions | undefined> {
  const { coupons, lines, currency, channel, customer } = content
  const terms: Pick<QuoteTerms, 'currency' | 'channel' | 'day'> = {
    currency,
    channel,
    day: engine.markets.today(market),
  }
  const pricedOn = localDay(content.pricedAt, market.definition.timeZone)
  const running = heldPromotions(await book.of(market), content, pricedOn)
  const history = await historyOf(pool, content, running)
  const held = history ? { ...running, exhausted: new Set([...running.exhausted, ...history.usedUp]) } : running
  const segments = customer?.segments
  const basket = { coupons, lines, ...(segments && { segments }), ...(history && { firstOrder: history.firstOrder }) }
  const found = await basketPromotions(pool, engine.markets, market, { of: async () => held }, basket, terms)
  if (!found) return undefined
  const opened = found.promoting.coupons.map((coupon) => heldCoupon(coupon, content.shown))
  return { ...found, promoting: { ...found.promoting, coupons: opened } }
}

/** What the customer has had before; nobody asks where no promotion that runs looks at it. */
async function historyOf(
  pool: CheckoutDeps['pool'],
  { contact }: CartContent,
  { promotions }: MarketPromotions,
): Promise<CustomerHistory | undefined> {
  const limited = promotions.filter(({ document }) => document.limits?.perCustomer !== undefined)
  const matters = limited.length > 0 || promotions.some(({ when }) => when.firstOrder)
  if (contact?.email === undefined || !matters) return undefined
  const codes = limited.map(({ code }) => code)
  return readCustomerHistory(pool, contact.email, codes)
}

async function sourcedFrom(
  { pool, engine }: CheckoutDeps,
  market: Market,
  content: CartContent,
): Promise<Pick<CartFacts, 'allocation' | 'missing' | 'stock'>> {
  const choice = engine.stock[market.code]
  const lines = content.lines.filter(({ facts }) => facts)
  if (!choice || lines.length === 0) return {}
  const demand = demandOf(lines.map(basketLine))
  const picture = await readStock(pool, [...new Set(demand.map(({ sku }) => sku))], choice.locations)
  const { shipTo, delivery } = content
  const collects =
    delivery?.pickupPoint !== undefined &&
    picture.locations.some(({ code, kind }) => kind === 'shop' && code === delivery.pickupPoint)
  const sourced = source({
    ...picture,
    demand,
    destination: whereaboutsOf(engine.registry, shipTo ?? market.definition.shipFrom, engine.markets.today(market)),
    policy: choice.policy,
    backOrder: choice.backOrder,
    ...(collects && { collectAt: delivery.pickupPoint as string }),
  })
  return { ...sourced, stock: picture }
}
