import { isService } from '../country/kind.ts'
import type { Destination } from '../country/place.ts'
import type { DeliveryService } from '../country/section/delivery.ts'
import { type CustomsDeclaration, customsDeclaration } from '../delivery/customs-declaration.ts'
import { type CustomsTerms, customsTerms } from '../delivery/customs-terms.ts'
import type { Engine } from '../engine.ts'
import { localDay } from '../market/local-day.ts'
import type { Market } from '../market/market-set.ts'
import type { Order, OrderedGoods, Shipment, ShippedLine } from './order.ts'
import { destinationOf } from './taxed-at.ts'

type Sold = Pick<Order, 'document' | 'currency'>
type Declared = { goods: OrderedGoods; line: ShippedLine }

/**
 * What accompanies a shipment over a border, under the terms of the destination's law on the day that it left; undefined where
 * it crosses none: inside a customs union, and where goods are collected in a shop. Pure.
 */
export function shipmentCustoms(
  engine: Pick<Engine, 'registry' | 'customs'>,
  market: Market,
  order: Sold,
  { lines, shippedAt }: Pick<Shipment, 'lines' | 'shippedAt'>,
  origin: Destination,
): CustomsDeclaration | undefined {
  const declared = lines.flatMap((line): Declared[] => {
    const goods = order.document.goods.find(({ ref }) => ref === line.ref)
    return goods?.sku === undefined || isService(goods.kind) ? [] : [{ goods, line }]
  })
  const day = localDay(Date.parse(shippedAt), market.definition.timeZone)
  const terms = termsOf(engine, market, order, declared, day, origin)
  if (!terms?.border) return undefined
  return customsDeclaration(declared.map(declaration), { currency: order.currency, terms: terms.terms })
}

function termsOf(
  { registry, customs }: Pick<Engine, 'registry' | 'customs'>,
  { jurisdiction }: Market,
  { document, currency }: Sold,
  declared: readonly Declared[],
  day: string,
  origin: Destination,
): CustomsTerms | undefined {
  const { shipTo, delivery, quote } = document
  const service = delivery && jurisdiction.value('delivery', `service.${delivery.service}`, quote.day)
  if (!shipTo || (service as DeliveryService | null | undefined)?.kind === 'click-and-collect') return undefined
  const [from, to] = [registry.locate(origin, day), registry.locate(destinationOf(shipTo), day)]
  if ('error' in from || 'error' in to) return undefined
  const value = declared.reduce((sum, { line }) => sum + BigInt(line.net), 0n)
  const valueIn = (target: string) => (target === currency ? value : customs(value, currency, target))
  return customsTerms(registry, [from], to, day, { items: declared.map(({ goods }) => goods), valueIn })
}

function declaration({ goods, line }: Declared) {
  const { sku, name, hsCode, originCountry, weightGrams } = goods
  return {
    sku: sku as string,
    description: name,
    quantity: line.quantity,
    ...(hsCode !== undefined && { hsCode }),
    ...(originCountry !== undefined && { originCountry }),
    ...(weightGrams !== undefined && { weightGrams }),
    value: BigInt(line.net),
  }
}
