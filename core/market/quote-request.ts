import type { Day } from '../country/day.ts'
import type { Kind } from '../country/kind.ts'
import { localeChain } from '../country/messages.ts'
import { compiled } from '../country/pattern.ts'
import type { Destination, Place } from '../country/place.ts'
import type { DeliveryService } from '../country/section/delivery.ts'
import type { PaymentMethod } from '../country/section/payment.ts'
import { checkNumber } from '../country/tax-number.ts'
import { serviceReaches } from '../country/zone.ts'
import type { CouponAnswer, Promotion } from '../pricing/promotion/promotion.ts'
import type { Quote, QuoteInput, QuoteInputLine, QuoteNotice, QuotePromotion } from '../pricing/quote-input.ts'
import { Refusal } from '../problem/refusal.ts'
import { type Market, type MarketSet, marketText } from './market-set.ts'

/** The request of a quote, after it was checked against the contract. */
export interface QuoteRequest {
  day?: string
  currency?: string
  channel?: string
  group?: string
  payment?: { method: string }
  shipFrom?: Destination
  buyer?: { type: 'consumer' | 'company'; taxId?: string }
  shipTo?: Destination
  lines: readonly RequestLine[]
  /** A service, at the price of config unless a rate table says another; or, in a simulation, any price. */
  delivery?: { service: string; price?: number } | { price: number }
  coupons?: readonly string[]
  segments?: readonly string[]
  firstOrder?: boolean
}

/** A line that carries its own price. */
export type FreeLine = {
  ref: string
  kind: Kind
  subKind?: string
  hsCode?: string
  unitPrice: number
  quantity: number
}

export type RequestLine = { ref?: string; sku: string; quantity: number } | FreeLine

/** Everything that a quote depends on but the lines, resolved once from the request, the market and the clock. */
export type QuoteTerms = Omit<QuoteInput, 'lines'>

/** Amounts of a currency in another, for thresholds. From config. */
export type Convert = (amount: bigint, from: string, to: string) => bigint | undefined

/**
 * Resolves the terms of a quote. A simulation (admin key, command line) may choose the day, the place that goods leave
 * from and a destination that the market does not serve; a shopper may not.
 * Refuses with the field at fault.
 */
export function quoteTerms(
  markets: MarketSet,
  market: Market,
  request: QuoteRequest,
  convert: Convert,
  simulation: boolean,
): QuoteTerms {
  if (!simulation) refusePrivileges(request)
  refsOf(request.lines)
  const { definition, jurisdiction } = market
  const day = request.day ?? markets.today(market)
  const currency = tenderedCurrency(market, request.currency, day)
  const notices: QuoteNotice[] = []
  const home = markets.home(market, day)
  const origin = request.shipFrom ? locate(markets, request.shipFrom, day, '/shipFrom') : markets.home(market, day)
  const destination = request.shipTo ? locate(markets, request.shipTo, day, '/shipTo') : home
  if (request.shipTo && !definition.delivers.includes(request.shipTo.country.toUpperCase())) {
    if (!simulation) throw notServed(market, request.shipTo)
    notices.push({ code: 'notice.unserved-destination', message: 'notice.unserved-destination', pointer: '/shipTo' })
  }
  const delivery = request.delivery && deliveryPrice(market, request.delivery, destination, currency, day)
  const channel = knownChannel(market, request.channel)
  if (request.payment) checkMethod(market, request.payment.method, channel, day)
  return {
    registry: markets.registry,
    market: market.code,
    home,
    homeJurisdiction: jurisdiction,
    holds: definition.holds,
    day,
    currency,
    channel,
    ...(request.group && { group: request.group }),
    seller: definition.entity.seller,
    origin,
    destination,
    buyer: buyerOf(markets, request, destination, day, notices),
    ...(delivery && { delivery }),
    ...(request.payment && { payment: request.payment }),
    convert: (amount, target) => convert(amount, currency, target),
    notices,
  }
}

/**
 * The name of each line in the answer: its own, else its SKU, numbered from the second of the same SKU on. Refuses a name
 * that a request gives twice: nobody could tell which line is meant.
 */
export function refsOf(lines: readonly RequestLine[]): string[] {
  const taken = new Set<string>()
  return lines.map((line, index) => {
    if (line.ref !== undefined && taken.has(line.ref)) {
      throw new Refusal(
        'invalid-request',
        `Another line is called ${line.ref}; give each its own name.`,
        `/lines/${index}/ref`,
      )
    }
    const name = line.ref ?? (line as { sku: string }).sku
    let ref = name
    for (let count = 2; taken.has(ref); count++) ref = `${name}#${count}`
    taken.add(ref)
    return ref
  })
}

/** Lines that carry their own price; a line with a SKU is for the catalogue to complete. */
export function freeLine(line: FreeLine): QuoteInputLine {
  return {
    ref: line.ref,
    kind: line.kind,
    quantity: line.quantity,
    unitPrice: BigInt(line.unitPrice),
    ...(line.subKind && { subKind: line.subKind }),
    ...(line.hsCode && { hsCode: line.hsCode }),
  }
}

/** Notices in the shopper's language. They are about the destination's law where the market's pack does not know them. */
export function translated(
  notices: readonly QuoteNotice[],
  market: Market,
  terms: QuoteTerms,
  locale: string,
): QuoteNotice[] {
  const about = terms.registry.jurisdiction(terms.destination.jurisdiction)?.country
  return notices.map((notice) => ({ ...notice, message: marketText(market, notice.message, locale, about) }))
}

/** Promotions by what the market calls them, and why a coupon was not applied, in the shopper's language. */
export function translatedPromotions(
  { promotions, coupons }: Pick<Quote, 'promotions' | 'coupons'>,
  known: readonly Promotion[],
  market: Market,
  locale: string,
): { promotions?: QuotePromotion[]; coupons?: (CouponAnswer & { message?: string })[] } {
  const labels = new Map(known.map(({ code, document }) => [code, document.labels]))
  const label = (code: string) => labelIn(labels.get(code) ?? {}, locale, market) ?? code
  return {
    ...(promotions && { promotions: promotions.map((each) => ({ ...each, label: label(each.code) })) }),
    ...(coupons && {
      coupons: coupons.map((each) => ({
        ...each,
        ...(each.reason && { message: marketText(market, `coupon.${each.reason}`, locale) }),
      })),
    }),
  }
}

/** In the language, else in one of the market's, else in any that there is. */
function labelIn(labels: Readonly<Record<string, string>>, locale: string, { definition }: Market): string | undefined {
  for (const tag of [locale, ...definition.locales].flatMap((each) => localeChain(each))) {
    if (labels[tag] !== undefined) return labels[tag]
  }
  return labels.en ?? Object.values(labels)[0]
}

function refusePrivileges(request: QuoteRequest): void {
  const free = request.lines.findIndex((line) => 'unitPrice' in line)
  if (free >= 0) throw adminOnly(`/lines/${free}/unitPrice`)
  if (request.delivery && !('service' in request.delivery)) throw adminOnly('/delivery/price')
  for (const field of ['day', 'group', 'shipFrom', 'segments', 'firstOrder'] as const) {
    if (request[field] !== undefined) throw adminOnly(`/${field}`)
  }
}

function adminOnly(pointer: string): Refusal {
  return new Refusal('admin-only', `${pointer} needs an admin key; leave it out or send one.`, pointer)
}

function tenderedCurrency(market: Market, asked: string | undefined, day: Day): string {
  const { currencies } = market.definition
  const tender = market.jurisdiction.value('currency', 'tender', day)
  if (!tender) {
    throw new Refusal(
      'no-rule-on-day',
      `The pack of ${market.definition.country} knows no currency on ${day}; ask for a later day.`,
      '/day',
    )
  }
  const currency =
    asked ?? (currencies.find((each) => tender.includes(each)) as string | undefined) ?? (currencies[0] as string)
  const national = currency === currencies[0]
  if (currencies.includes(currency) && (!national || tender.includes(currency))) return currency
  const text = `${market.code} does not take ${currency} on ${day}; it takes ${currencies.join(', ')}.`
  throw new Refusal('currency-not-tendered', text, '/currency')
}

/** The channel asked for, or the market's first. */
export function knownChannel(market: Market, asked: string | undefined, pointer = '/channel'): string {
  const { channels } = market.definition
  if (asked === undefined) return channels[0] as string
  if (channels.includes(asked)) return asked
  throw new Refusal(
    'unknown-channel',
    `${market.code} has no channel ${asked}; it has ${channels.join(', ')}.`,
    pointer,
  )
}

/** Looks an address up, or refuses with the field that is wrong. */
export function locate(markets: MarketSet, destination: Destination, day: Day, pointer: string): Place {
  const place = markets.registry.locate(destination, day)
  if (!('error' in place)) return checkPostalCode(markets, place, destination, day, pointer)
  if (place.error === 'no-pack') {
    const known = markets.registry.countryCodes().join(', ')
    throw new Refusal(
      'no-pack',
      `There is no pack for ${destination.country}; there are packs for ${known}.`,
      `${pointer}/country`,
    )
  }
  const text = `${place.country} has no subdivision ${place.subdivision}; use its ISO 3166-2 code.`
  throw new Refusal('invalid-address', text, `${pointer}/subdivision`)
}

function checkPostalCode(markets: MarketSet, place: Place, destination: Destination, day: Day, pointer: string): Place {
  if (place.postalCode === undefined) return place
  const jurisdiction = markets.registry.jurisdiction(place.jurisdiction)
  const rule = jurisdiction?.value('address', 'postalCode', day)
  if (!rule || compiled(rule.pattern).test(place.postalCode)) return place
  const text = `${destination.postalCode} is not a postal code of ${destination.country}; write one like ${rule.example}.`
  throw new Refusal('invalid-address', text, `${pointer}/postalCode`)
}

function notServed(market: Market, destination: Destination): Refusal {
  const text = `${market.code} does not deliver to ${destination.country}; it delivers to ${market.definition.delivers.join(', ')}.`
  return new Refusal('destination-not-served', text, '/shipTo/country')
}

/** Delivery at what was asked, known from a rate table, or said by config. Refuses a service that does not reach, or has no price. */
export function deliveryPrice(
  market: Market,
  delivery: NonNullable<QuoteRequest['delivery']>,
  destination: Place,
  currency: string,
  day: Day,
): NonNullable<QuoteInput['delivery']> {
  if (!('service' in delivery)) return { price: BigInt(delivery.price) }
  const services = market.jurisdiction.family<DeliveryService>('delivery', 'service', day)
  const reaching = [...services]
    .filter(([, { value }]) => serviceReaches(market.jurisdiction, value, destination, day))
    .map(([name]) => name)
  if (!reaching.includes(delivery.service)) {
    const text = `${market.code} has no delivery service ${delivery.service} to ${destination.jurisdiction}; it has ${reaching.join(', ')}.`
    throw new Refusal('unknown-delivery-service', text, '/delivery/service')
  }
  const price = delivery.price ?? configuredPrice(market, delivery.service, currency)
  if (price === undefined) {
    const text = `${delivery.service} has no price in ${currency} in ${market.code}; add one to config or to a rate table.`
    throw new Refusal('delivery-without-price', text, '/delivery/service')
  }
  return { service: delivery.service, price: BigInt(price) }
}

/** Config says prices in the market's first currency. */
function configuredPrice({ definition }: Market, service: string, currency: string): number | undefined {
  return currency === definition.currencies[0] ? definition.delivery[service] : undefined
}

function checkMethod(market: Market, method: string, channel: string, day: Day): void {
  const methods = market.jurisdiction.family<PaymentMethod>('payment', 'method', day)
  const offered = [...methods]
    .filter(([, { value }]) => value.channels?.includes(channel) ?? true)
    .map(([name]) => name)
  if (offered.includes(method)) return
  const text = `${market.code} has no payment method ${method} on ${channel} on ${day}; it has ${offered.join(', ')}.`
  throw new Refusal('unknown-payment-method', text, '/payment/method')
}

/**
 * A company counts as one for tax only with a valid number of its destination's country, or of the country that the
 * number names itself; with an invalid one it pays as a consumer does, and is told so.
 */
function buyerOf(
  markets: MarketSet,
  request: QuoteRequest,
  destination: Place,
  day: Day,
  notices: QuoteNotice[],
): QuoteInput['buyer'] {
  const { buyer } = request
  if (buyer?.type !== 'company' || buyer.taxId === undefined) return { type: buyer?.type ?? 'consumer' }
  const issuers = new Set([destination.country, buyer.taxId.trim().slice(0, 2).toUpperCase()])
  for (const country of issuers) {
    const schemes = markets.registry.jurisdiction(country)?.value('identity', 'schemes', day) ?? []
    const checked = checkNumber(
      schemes.filter((scheme) => scheme.use === 'tax'),
      buyer.taxId,
    )
    if (checked.valid) return { type: 'company', taxNumber: { country, number: checked.normalised } }
  }
  notices.push({ code: 'notice.invalid-tax-number', message: 'notice.invalid-tax-number', pointer: '/buyer/taxId' })
  return { type: 'consumer' }
}
