import type { Day } from '../country/day.ts'

/**
 * A row of the rate table of a service. Brackets hold their lower end and not their upper; an end that is left out is
 * open. Amounts are minor units as displayed in the market.
 */
export interface DeliveryRate {
  service: string
  /** A zone of the pack, or the ISO 3166-1 code of a destination abroad; left out: wherever no row of its own speaks. */
  zone?: string
  weightFrom: number
  weightUntil?: number
  valueFrom: bigint
  valueUntil?: bigint
  price: bigint
  /** Value of the goods from which delivery is free. */
  freeFrom?: bigint
  /** Cubic millimetres that weigh as much as one gram; 0 where volume does not count. */
  volumetricDivisor: number
  from?: Day
  until?: Day
}

/** What a parcel, or a whole order, is like for a rate table. */
export interface Load {
  weightGrams: number
  volumeMm3: number
  value: bigint
}

/** What a service costs for a load, and from which value of goods on nothing. */
export interface RatedPrice {
  price: bigint
  freeFrom?: bigint
}

/** The greater of what it weighs and what its volume weighs. */
export function chargeableGrams({ weightGrams, volumeMm3 }: Load, divisor: number): number {
  return divisor > 0 ? Math.max(weightGrams, Math.ceil(volumeMm3 / divisor)) : weightGrams
}

/**
 * The price of a service by its table. Where the zone has rows, only they count: what is too heavy for them must not fall
 * through to a cheaper row for everywhere. `no-table` where the service has no row on that day at all, `beyond-table`
 * where it has but none holds this load.
 */
export function priceByTable(
  rates: readonly DeliveryRate[],
  { service, zone, load, day }: { service: string; zone: string | undefined; load: Load; day: Day },
): RatedPrice | 'no-table' | 'beyond-table' {
  const table = rates.filter((rate) => rate.service === service && countsOn(rate, day))
  if (table.length === 0) return 'no-table'
  const own = table.filter((rate) => rate.zone !== undefined && rate.zone === zone)
  const rows = own.length > 0 ? own : table.filter((rate) => rate.zone === undefined)
  const rate = rows.find((each) => holds(each, load))
  if (!rate) return 'beyond-table'
  const free = rate.freeFrom !== undefined && load.value >= rate.freeFrom
  return { price: free ? 0n : rate.price, ...(rate.freeFrom !== undefined && { freeFrom: rate.freeFrom }) }
}

export function countsOn({ from, until }: DeliveryRate, day: Day): boolean {
  return (from === undefined || from <= day) && (until === undefined || day < until)
}

function holds(rate: DeliveryRate, load: Load): boolean {
  const grams = chargeableGrams(load, rate.volumetricDivisor)
  return (
    grams >= rate.weightFrom &&
    grams < (rate.weightUntil ?? Number.POSITIVE_INFINITY) &&
    load.value >= rate.valueFrom &&
    (rate.valueUntil === undefined || load.value < rate.valueUntil)
  )
}

/** Could a load fall into both rows on some day? */
export function ratesOverlap(a: DeliveryRate, b: DeliveryRate): boolean {
  return (
    a.service === b.service &&
    a.zone === b.zone &&
    meet(a.weightFrom, a.weightUntil, b.weightFrom, b.weightUntil) &&
    meet(a.valueFrom, a.valueUntil, b.valueFrom, b.valueUntil) &&
    meet(a.from ?? '', a.until, b.from ?? '', b.until)
  )
}

function meet<T extends string | number | bigint>(
  from: T,
  until: T | undefined,
  otherFrom: T,
  otherUntil: T | undefined,
): boolean {
  return (otherUntil === undefined || from < otherUntil) && (until === undefined || otherFrom < until)
}
