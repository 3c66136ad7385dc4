import type pg from 'pg'
import { batched } from '../db/batched.ts'
import type { DeliveryRate } from './rate-table.ts'

// Raw SQL: the one statement of delivery options, prepared, shared by shoppers who ask at the same time; and a table
// replaced in two statements, whose overlaps the database refuses.

/** Rows that may count for an order: of its market, currency, day and zone. */
export interface RatesKey {
  market: string
  currency: string
  day: string
  /** As `rateZone` says; undefined reads only rows for everywhere. */
  zone: string | undefined
}

interface Row {
  service: string
  zone: string | null
  weight_from: number
  weight_until: number | null
  value_from: bigint
  value_until: bigint | null
  price: bigint
  free_from: bigint | null
  volumetric_divisor: number
  from_day: string | null
  until_day: string | null
}

const COLUMNS = `r.service, r.zone, r.weight_from, r.weight_until, r.value_from, r.value_until, r.price, r.free_from,
  r.volumetric_divisor, r.from_day, r.until_day`

function rateOf(row: Row): DeliveryRate {
  return {
    service: row.service,
    ...(row.zone !== null && { zone: row.zone }),
    weightFrom: row.weight_from,
    ...(row.weight_until !== null && { weightUntil: row.weight_until }),
    valueFrom: row.value_from,
    ...(row.value_until !== null && { valueUntil: row.value_until }),
    price: row.price,
    ...(row.free_from !== null && { freeFrom: row.free_from }),
    volumetricDivisor: row.volumetric_divisor,
    ...(row.from_day !== null && { from: row.from_day }),
    ...(row.until_day !== null && { until: row.until_day }),
  }
}

export const readRates = batched(readRatesOfOrders)

async function readRatesOfOrders(pool: pg.Pool, keys: readonly RatesKey[]): Promise<DeliveryRate[][]> {
  const { rows } = await pool.query<Row & { place: number }>({
    name: 'delivery-rates',
    text: `select asked.place, ${COLUMNS}
      from unnest($1::integer[], $2::text[], $3::text[], $4::date[], $5::text[])
        as asked (place, market, currency, day, zone)
      join delivery_rate r on r.market = asked.market and r.currency = asked.currency
        and (r.zone is null or r.zone = asked.zone)
      where coalesce(r.from_day <= asked.day, true) and coalesce(asked.day < r.until_day, true)`,
    values: [
      keys.map((_, place) => place),
      keys.map(({ market }) => market),
      keys.map(({ currency }) => currency),
      keys.map(({ day }) => day),
      keys.map(({ zone }) => zone ?? null),
    ],
  })
  const rates = keys.map((): DeliveryRate[] => [])
  for (const row of rows) rates[row.place]?.push(rateOf(row))
  return rates
}

export interface MarketRate {
  currency: string
  rate: DeliveryRate
}

/** All rows of a market, each with its currency, in the order of tables and brackets. */
export async function readMarketRates(pool: pg.Pool, market: string, service?: string): Promise<MarketRate[]> {
  const { rows } = await pool.query<Row & { currency: string }>(
    `select r.currency, ${COLUMNS} from delivery_rate r
     where r.market = $1 and ($2::text is null or r.service = $2)
     order by r.service, r.currency, r.zone collate "C" nulls first, r.from_day nulls first, r.weight_from, r.value_from`,
    [market, service ?? null],
  )
  return rows.map((row) => ({ currency: row.currency, rate: rateOf(row) }))
}

/** Puts these rows in the place of a table. */
export async function replaceRates(
  client: pg.ClientBase,
  { market, service, currency }: { market: string; service: string; currency: string },
  rates: readonly DeliveryRate[],
): Promise<void> {
  await client.query('delete from delivery_rate where market = $1 and service = $2 and currency = $3', [
    market,
    service,
    currency,
  ])
  const column = <T>(of: (rate: DeliveryRate) => T | undefined) => rates.map((rate) => of(rate) ?? null)
  await client.query(
    `insert into delivery_rate (market, service, currency, zone, weight_from, weight_until, value_from, value_until,
       price, free_from, volumetric_divisor, from_day, until_day)
     select $1, $2, $3, * from unnest($4::text[], $5::integer[], $6::integer[], $7::bigint[], $8::bigint[],
       $9::bigint[], $10::bigint[], $11::integer[], $12::date[], $13::date[])`,
    [
      market,
      service,
      currency,
      column(({ zone }) => zone),
      column(({ weightFrom }) => weightFrom),
      column(({ weightUntil }) => weightUntil),
      column(({ valueFrom }) => valueFrom),
      column(({ valueUntil }) => valueUntil),
      column(({ price }) => price),
      column(({ freeFrom }) => freeFrom),
      column(({ volumetricDivisor }) => volumetricDivisor),
      column(({ from }) => from),
      column(({ until }) => until),
    ],
  )
}
