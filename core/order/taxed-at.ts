import type { Engine } from '../engine.ts'
import type { Market } from '../market/market-set.ts'
import { quoteTerms } from '../market/quote-request.ts'
import { quote } from '../pricing/quote.ts'
import type { Quote } from '../pricing/quote-input.ts'
import type { Order } from './order.ts'

/**
 * The order's quote under the law of its tax point: the displayed prices that were agreed stay, the rates are those of that day.
 * Where prices are displayed without tax the sum may be another by it; whoever ships asks for no more than was agreed. Pure.
 */
export function taxedAt(
  engine: Engine,
  market: Market,
  order: Pick<Order, 'document' | 'currency'>,
  day: string,
): Quote {
  const frozen = order.document.quote
  return day === frozen.day ? frozen : requoted(engine, market, order, day)
}

/** The frozen goods at the frozen prices under the law of a day, delivered where the document says. Pure. */
export function requoted(
  engine: Engine,
  market: Market,
  { document, currency }: Pick<Order, 'document' | 'currency'>,
  day: string,
): Quote {
  const frozen = document.quote
  const { shipTo, buyer, channel, shipFrom } = document
  const request = {
    day,
    currency,
    channel,
    shipFrom,
    lines: [],
    ...(shipTo && { shipTo: destinationOf(shipTo) }),
    ...(buyer && { buyer }),
    ...(frozen.delivery && { delivery: { price: frozen.delivery.price - (frozen.delivery.discount ?? 0) } }),
  }
  const terms = quoteTerms(engine.markets, market, request, engine.customs, true)
  const kinds = new Map(document.goods.map((goods) => [goods.ref, goods]))
  return quote({
    ...terms,
    lines: frozen.lines.map(({ ref, sku, kind, quantity, unitPrice, discount }) => {
      const { subKind, hsCode } = kinds.get(ref) ?? {}
      return {
        ref,
        kind,
        quantity,
        unitPrice: BigInt(unitPrice),
        discount: BigInt(discount),
        ...(sku !== undefined && { sku }),
        ...(subKind !== undefined && { subKind }),
        ...(hsCode !== undefined && { hsCode }),
      }
    }),
  })
}

/** Where an address lies, as far as law asks. */
export function destinationOf({ country, postalCode, subdivision, city }: NonNullable<Order['document']['shipTo']>) {
  return {
    country,
    ...(postalCode && { postalCode }),
    ...(subdivision && { subdivision }),
    ...(city && { city }),
  }
}
