import type { Kind } from '../core/country/kind.ts'
import type { Place } from '../core/country/place.ts'
import type { Seller } from '../core/country/section/tax.ts'
import { traitsOf } from '../core/country/trait.ts'
import { quote } from '../core/pricing/quote.ts'
import type { Quote } from '../core/pricing/quote-input.ts'
import { registry } from './golden.ts'

/** One line of a basket: kind, displayed price of one unit in minor units, and what else matters. */
export interface BasketLine {
  kind: Kind
  price: number
  quantity?: number
  subKind?: string
  hsCode?: string
  perishable?: true
  madeToOrder?: true
}

/** A sale to a consumer, quoted whole. The market's home is the place that goods leave from, unless said otherwise. */
export interface Sale {
  from: Place
  to: Place
  currency: string
  registrations: readonly string[]
  lines: readonly BasketLine[]
  day?: string
  delivery?: number
  payment?: string
}

export function quoted(sale: Sale): Quote {
  const homeJurisdiction = registry.jurisdiction(sale.from.country)
  if (!homeJurisdiction) throw new Error(`no pack ${sale.from.country}`)
  const seller: Seller = { country: sale.from.country, registrations: sale.registrations, distanceSales: 'over' }
  return quote({
    registry,
    market: sale.from.country.toLowerCase(),
    home: sale.from,
    homeJurisdiction,
    holds: 'net',
    day: sale.day ?? '2026-11-22',
    currency: sale.currency,
    channel: sale.payment === 'cash' ? 'shop' : 'web',
    seller,
    origin: sale.from,
    destination: sale.to,
    buyer: { type: 'consumer' },
    lines: sale.lines.map((line, index) => ({
      ref: `${index + 1}`,
      kind: line.kind,
      quantity: line.quantity ?? 1,
      unitPrice: BigInt(line.price),
      ...(line.subKind && { subKind: line.subKind }),
      ...(line.hsCode && { hsCode: line.hsCode }),
      ...traitsOf(line),
    })),
    ...(sale.delivery !== undefined && { delivery: { price: BigInt(sale.delivery) } }),
    ...(sale.payment && { payment: { method: sale.payment } }),
    convert: () => undefined,
  })
}
