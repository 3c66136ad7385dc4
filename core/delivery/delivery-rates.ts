import type pg from 'pg'
import type { components } from '../../openapi/v1.d.ts'
import { announceOther } from '../catalog/project-products.sql.ts'
import type { DeliveryService } from '../country/section/delivery.ts'
import { transaction } from '../db/pool.ts'
import type { Market, MarketSet } from '../market/market-set.ts'
import { type FieldError, Refusal } from '../problem/refusal.ts'
import { readMarketRates, replaceRates } from './delivery-rates.sql.ts'
import { type DeliveryRate, ratesOverlap } from './rate-table.ts'

type Schemas = components['schemas']

/** The rate tables of a market, one for each service and currency. */
export async function rateTables(
  pool: pg.Pool,
  market: Market,
  service?: string,
): Promise<Schemas['DeliveryRateList']> {
  const tables = new Map<string, Schemas['DeliveryRateTable']>()
  for (const { currency, rate } of await readMarketRates(pool, market.code, service)) {
    const key = `${rate.service} ${currency}`
    const table = tables.get(key) ?? {
      service: rate.service,
      currency,
      volumetricDivisor: rate.volumetricDivisor,
      rates: [],
    }
    table.rates.push(written(rate))
    tables.set(key, table)
  }
  return { market: market.code, tables: [...tables.values()] }
}

/** Replaces the table of a service in a currency. Refuses with the row at fault, and changes nothing then. */
export async function putRateTable(
  pool: pg.Pool,
  markets: MarketSet,
  market: Market,
  table: Schemas['DeliveryRateTable'],
): Promise<void> {
  refuseUnknown(markets, market, table)
  refuse('reversed-window', table.rates.flatMap(emptyBrackets))
  const rates = table.rates.map((rate) => read(table, rate))
  refuse('overlapping-window', overlaps(rates))
  const { service, currency } = table
  await transaction(pool, async (client) => {
    await replaceRates(client, { market: market.code, service, currency }, rates)
    await announceOther(client, 'delivery_rates')
  })
}

function refuse(type: 'reversed-window' | 'overlapping-window' | 'unknown-reference', errors: FieldError[]): void {
  const [first] = errors
  if (first) throw new Refusal(type, `${first.pointer} ${first.detail}.`, errors)
}

function refuseUnknown(markets: MarketSet, market: Market, { service, currency, rates }: Schemas['DeliveryRateTable']) {
  const { definition, jurisdiction, code } = market
  const day = markets.today(market)
  const services = [...jurisdiction.family<DeliveryService>('delivery', 'service', day).keys()]
  if (!services.includes(service)) {
    const text = `${code} has no delivery service ${service}; it has ${services.join(', ')}.`
    throw new Refusal('unknown-delivery-service', text, '/service')
  }
  if (!definition.currencies.includes(currency)) {
    const text = `${code} does not take ${currency}; it takes ${definition.currencies.join(', ')}.`
    throw new Refusal('currency-not-tendered', text, '/currency')
  }
  const zones = [...jurisdiction.family('delivery', 'zone', day).keys(), ...definition.delivers]
  const unknown = rates.flatMap(({ zone }, index) =>
    zone === undefined || zones.includes(zone)
      ? []
      : [{ pointer: `/rates/${index}/zone`, detail: `is no zone of ${code}; it has ${zones.join(', ')}` }],
  )
  refuse('unknown-reference', unknown)
}

type Written = Schemas['DeliveryRateTable']['rates'][number]

/** Brackets that hold nothing. */
function emptyBrackets(rate: Written, index: number): FieldError[] {
  const brackets = [
    ['weightUntil', rate.weightFrom ?? 0, rate.weightUntil],
    ['valueUntil', rate.valueFrom ?? 0, rate.valueUntil],
    ['until', rate.from ?? '', rate.until],
  ] as const
  return brackets
    .filter(([, from, until]) => until !== undefined && until <= from)
    .map(([field]) => ({ pointer: `/rates/${index}/${field}`, detail: 'must come after its lower end' }))
}

function overlaps(rates: readonly DeliveryRate[]): FieldError[] {
  return rates.flatMap((rate, index) => {
    const before = rates.findIndex((other, place) => place < index && ratesOverlap(rate, other))
    return before < 0 ? [] : [{ pointer: `/rates/${index}`, detail: `overlaps with /rates/${before}; narrow one` }]
  })
}

function read({ service, volumetricDivisor = 0 }: Schemas['DeliveryRateTable'], rate: Written): DeliveryRate {
  const { zone, weightFrom = 0, weightUntil, valueFrom = 0, valueUntil, price, freeFrom, from, until } = rate
  return {
    service,
    volumetricDivisor,
    ...(zone !== undefined && { zone }),
    weightFrom,
    ...(weightUntil !== undefined && { weightUntil }),
    valueFrom: BigInt(valueFrom),
    ...(valueUntil !== undefined && { valueUntil: BigInt(valueUntil) }),
    price: BigInt(price),
    ...(freeFrom !== undefined && { freeFrom: BigInt(freeFrom) }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
  }
}

function written(rate: DeliveryRate): Written {
  const { service: _, volumetricDivisor: __, valueFrom, valueUntil, price, freeFrom, ...rest } = rate
  return {
    ...rest,
    valueFrom: Number(valueFrom),
    ...(valueUntil !== undefined && { valueUntil: Number(valueUntil) }),
    price: Number(price),
    ...(freeFrom !== undefined && { freeFrom: Number(freeFrom) }),
  }
}
