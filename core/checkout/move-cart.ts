import type { Market } from '../market/market-set.ts'
import { coreText } from '../text/text.ts'
import type { CartChange, CartContent } from './cart.ts'
import { type CartFacts, readCartFacts } from './cart-facts.ts'
import { cartLocale } from './cart-language.ts'
import { quoteCart } from './cart-quote.ts'
import { shownOf, type WorkedOutCart } from './cart-view.ts'
import { type CheckoutDeps, nowOf } from './checkout-deps.ts'
import { withDelivery } from './choose-delivery.ts'
import { readLineFacts, withFacts } from './line-facts.ts'
import { openCartAt, withoutHeld } from './open-cart.ts'
import { saveCart } from './update-cart.ts'

/**
 * Takes a cart to another market: goods, addresses, contact and choices stay where the new market knows them, everything is
 * priced anew and saved, and each difference is listed with its reason.
 */
export async function moveCart(
  deps: CheckoutDeps,
  from: Market,
  to: Market,
  language: { asked: string | undefined; otherwise: string },
  secret: string,
  version: number,
): Promise<WorkedOutCart> {
  const cart = await openCartAt(deps, from, secret, version)
  const before = cart.content
  const locale = cartLocale(to, before, language.asked, language.otherwise)
  const moved = movedContent(before, to, locale)
  const skus = before.lines.map(({ sku }) => sku)
  const facts = await readLineFacts(deps.offers, to, moved, deps.engine.markets.today(to), skus)
  const content = { ...moved, lines: withFacts(before.lines, facts), pricedAt: nowOf(deps).getTime() }
  const known = await readCartFacts(deps, to, content, { stock: false })
  const kept = withoutOtherPoint(await withDelivery(deps, to, withoutRefused(deps, to, content, known)))
  const changes = changesBetween(before, kept, shownOf(quoteCart(deps.engine, to, kept, known)), locale)
  return saveCart(deps, to, { ...cart, market: to.code, content: { ...kept, changes } })
}

/** The new market's currency, language and channel; the rest as it was. */
function movedContent(content: CartContent, to: Market, locale: string): CartContent {
  const { currencies, channels } = to.definition
  return {
    ...withoutHeld(content),
    locale,
    currency: currencies.includes(content.currency) ? content.currency : (currencies[0] as string),
    channel: channels.includes(content.channel) ? content.channel : (channels[0] as string),
  }
}

/** Choices that the new market refuses are given up; an address stays, for the shopper wrote it, and is a blocker. */
function withoutRefused({ engine }: CheckoutDeps, to: Market, content: CartContent, facts: CartFacts): CartContent {
  const next = { ...content }
  for (const refusal of quoteCart(engine, to, content, facts).refusals) {
    const root = refusal.errors[0]?.pointer.split('/')[1]
    if (root === 'delivery') delete next.delivery
    if (root === 'payment') delete next.payment
  }
  // Consents are to the law of a country.
  next.consents = {}
  return next
}

/** A pickup point of the old market is none here: it is given up, and another is asked for. */
function withoutOtherPoint(content: CartContent): CartContent {
  if (content.delivery?.unavailable !== 'no-pickup-point') return content
  const { pickupPoint: _, ...delivery } = content.delivery
  return { ...content, delivery }
}

function changesBetween(
  before: CartContent,
  after: CartContent,
  shown: CartContent['shown'],
  locale: string,
): CartChange[] {
  const why = (reason: string) => coreText(`change.${reason}`, locale)
  const changes: CartChange[] = []
  const note = (pointer: string, reason: string, was: unknown, is: unknown) => {
    if (JSON.stringify(was) === JSON.stringify(is)) return
    changes.push({
      pointer,
      reason: why(reason),
      ...(was !== undefined && { before: was }),
      ...(is !== undefined && { after: is }),
    } as CartChange)
  }
  note('/locale', 'language', before.locale, after.locale)
  note('/currency', 'currency', before.currency, after.currency)
  note('/channel', 'channel', before.channel, after.channel)
  note('/delivery', 'delivery', before.delivery?.service, after.delivery?.service)
  if (after.delivery)
    note('/delivery/pickupPoint', 'pickup-point', before.delivery?.pickupPoint, after.delivery.pickupPoint)
  note('/payment', 'payment', before.payment, after.payment)
  note('/consents', 'consents', Object.keys(before.consents), Object.keys(after.consents))
  for (const [index, line] of after.lines.entries()) {
    if (!line.facts) changes.push({ pointer: `/lines/${index}`, reason: why('not-sold') })
    else
      note(
        `/lines/${index}/unitPrice`,
        'price',
        before.shown?.lines[line.sku]?.unitPrice,
        shown?.lines[line.sku]?.unitPrice,
      )
  }
  note('/quote/totals/discount', 'promotions', before.shown?.discount, shown?.discount)
  if (after.delivery) note('/quote/totals/delivery', 'price', before.shown?.delivery, shown?.delivery)
  note('/quote/totals/toPay', 'total', before.shown?.toPay, shown?.toPay)
  return changes
}
