import type { components } from '../../openapi/v1.d.ts'
import type { Jurisdiction } from '../country/jurisdiction.ts'
import type { DeliveryService } from '../country/section/delivery.ts'
import type { PaymentMethod } from '../country/section/payment.ts'
import type { MarketRate } from '../delivery/delivery-rates.sql.ts'
import { countsOn } from '../delivery/rate-table.ts'
import { statedPrice } from '../delivery/stated-price.ts'
import { type Market, type MarketSet, marketText } from '../market/market-set.ts'

type Schemas = components['schemas']

/** What lists of markets say of one. */
export function marketSummary(market: Market, day: string): Schemas['MarketSummary'] {
  const { code, country, currencies, locales, timeZone, channels } = market.definition
  return {
    code,
    country,
    name: market.jurisdiction.name,
    currency: currencies[0] as string,
    currencies: [...currencies],
    locales: [...locales],
    timeZone,
    channels: [...channels],
    pricesIncludeTax: market.jurisdiction.value('tax', 'display', day) === 'inclusive',
  }
}

/** A market with what its law and customs ask on a day, in a language. */
export function marketDetail(
  markets: MarketSet,
  market: Market,
  day: string,
  locale: string,
  rates: readonly MarketRate[],
): Schemas['Market'] {
  const { delivers } = market.definition
  return {
    ...marketSummary(market, day),
    day,
    packVersion: market.jurisdiction.country.version,
    delivers: [...delivers],
    addressForms: delivers.flatMap((code) => addressForm(markets, code, day)),
    paymentMethods: paymentMethods(market, day),
    deliveryServices: deliveryServices(market, day, rates),
    legalRules: legalRules(market, day, locale),
  }
}

/** The form of an address in a destination; `code` may be a territory's own. */
export function addressForm(markets: MarketSet, code: string, day: string): Schemas['AddressForm'][] {
  const place = markets.registry.locate({ country: code }, day)
  if ('error' in place) return []
  const law = markets.registry.jurisdiction(place.jurisdiction) as Jurisdiction
  const form = law.value('address', 'form', day)
  if (!form) return []
  const postalCode = law.value('address', 'postalCode', day)
  const subdivisions = law.value('address', 'subdivisions', day)
  return [
    {
      country: code,
      fields: [...form.fields],
      required: [...form.required],
      ...(postalCode && { postalCode: { pattern: postalCode.pattern, example: postalCode.example } }),
      ...(subdivisions && { subdivisions: { ...subdivisions } }),
    },
  ]
}

function paymentMethods(market: Market, day: string): Schemas['Market']['paymentMethods'] {
  const methods = market.jurisdiction.family<PaymentMethod>('payment', 'method', day)
  return [...methods].map(([method, { value, from, source }]) => ({
    method,
    ...value,
    currencies: [...value.currencies],
    ...(value.channels && { channels: [...value.channels] }),
    from,
    source,
  })) as Schemas['Market']['paymentMethods']
}

function deliveryServices(
  { definition, jurisdiction }: Market,
  day: string,
  known: readonly MarketRate[],
): Schemas['Market']['deliveryServices'] {
  const services = jurisdiction.family<DeliveryService>('delivery', 'service', day)
  // Amounts are in the market's first currency, as those of config.
  const rates = known.flatMap(({ currency, rate }) =>
    currency === definition.currencies[0] && countsOn(rate, day) ? [rate] : [],
  )
  return [...services].map(([service, { value, from, source }]) => {
    const table = rates.filter((rate) => rate.service === service)
    return {
      service,
      ...value,
      transitDays: [...value.transitDays],
      ...(value.zones && { zones: [...value.zones] }),
      ...statedPrice(definition.delivery[service], table),
      from,
      source,
    }
  }) as Schemas['Market']['deliveryServices']
}

function legalRules(market: Market, day: string, locale: string): Schemas['Market']['legalRules'] {
  return market.jurisdiction.rulesOn(day, 'legal').map(({ rule, value, layer, from, source }) => {
    const key = (value as { message?: string } | null)?.message
    return { rule, value, layer, from, source, ...(key && { message: marketText(market, key, locale) }) }
  }) as Schemas['Market']['legalRules']
}
