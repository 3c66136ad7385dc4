import type { Day } from '../country/day.ts'
import type { Jurisdiction } from '../country/jurisdiction.ts'
import type { Kind } from '../country/kind.ts'
import type { Place } from '../country/place.ts'
import type { Registry } from '../country/registry.ts'
import type { DeliveryService, ServiceKind, Zone } from '../country/section/delivery.ts'
import { serviceReaches, zoneOf } from '../country/zone.ts'
import { allocate } from '../money/rounding.ts'
import { type CustomsTerms, customsTerms } from './customs-terms.ts'
import {
  allArrived,
  dispatchDay,
  type Leg,
  type OrderedAt,
  type Promised,
  promisedDays,
  type Working,
} from './promise.ts'
import { type DeliveryRate, type Load, priceByTable, type RatedPrice } from './rate-table.ts'

/** A line of goods that travel. Services, which are supplied electronically, are left out by the caller. */
export interface DeliveryItem {
  ref: string
  quantity: number
  /** Of one piece. Unknown weighs nothing, and is named in the answer. */
  weightGrams?: number
  /** Of one piece. */
  dimensionsMm?: { length: number; width: number; height: number }
  kind?: Kind
  hsCode?: string
  /** What is charged for the whole line, as displayed. */
  value: bigint
}

/** Where goods can leave from. */
export interface Origin {
  code: string
  kind: 'warehouse' | 'shop'
  place: Place
  /** Pieces at hand by `ref`, of a shop that goods can be collected from. */
  stock?: Readonly<Record<string, number>>
}

/** What leaves together. */
export interface Parcel {
  origin: string
  lines: readonly { ref: string; quantity: number }[]
  /** First day on which all of it is there, where it must be waited for. */
  readyFrom?: Day
}

export interface DeliveryInput {
  registry: Registry
  /** Law of the market's country, whose pack names the services. */
  national: Jurisdiction
  market: string
  ordered: OrderedAt
  currency: string
  destination: Place
  /** The first is where goods leave from unless `parcels` say otherwise. */
  origins: readonly [Origin, ...Origin[]]
  items: readonly DeliveryItem[]
  /** How sourcing splits the order; left out: everything together from the first origin. */
  parcels?: readonly Parcel[]
  /** Rows of the market in this currency. */
  rates: readonly DeliveryRate[]
  /** Prices of config by service, for services without a table; only where they are in this currency. */
  prices?: Readonly<Record<string, number>>
  /** Amounts of a currency in another, for thresholds of law. */
  convert?: (amount: bigint, from: string, to: string) => bigint | undefined
}

export type Unavailable = 'not-reached' | 'too-heavy' | 'no-price' | 'beyond-rate-table' | 'no-shop' | 'no-shop-has-all'

/** One parcel of an option; the prices of the parcels add up to the option's. */
export interface DeliveryPart {
  origin: string
  lines: readonly { ref: string; quantity: number }[]
  weightGrams: number
  volumeMm3: number
  price: bigint
  dispatch: Day
  promised: Promised
}

/** A service as this order can have it. Its tax is the quote's to say: give it the price. */
export interface DeliveryOption {
  service: string
  kind: ServiceKind
  label: string
  /** Dearer for being faster. */
  express?: true
  /** Left out where unavailable. */
  price?: bigint
  freeFrom?: bigint
  /** When all of it has arrived. */
  promised?: Promised
  parts: DeliveryPart[]
  /** Shops that hold everything, for click and collect: when it is ready there. */
  shops?: { code: string; promised: Promised }[]
  pickupPointRequired: boolean
  customs: CustomsTerms
  /** Items whose weight nobody stated. */
  weightUnknown: string[]
  unavailable?: Unavailable
}

/** Every service of the pack on that day, with its price and promised days, or why it cannot be had. */
export function deliveryOptions(input: DeliveryInput): DeliveryOption[] {
  const services = input.national.family<DeliveryService>('delivery', 'service', input.ordered.day)
  return [...services].map(([service, { value }]) => optionOf(input, service, value))
}

function optionOf(input: DeliveryInput, service: string, rule: DeliveryService): DeliveryOption {
  const { kind, label, express } = rule
  const collects = kind === 'click-and-collect'
  const option: DeliveryOption = {
    service,
    kind,
    label,
    ...(express && { express }),
    parts: [],
    pickupPointRequired: kind !== 'home',
    customs: collects ? { border: false } : customsOf(input),
    weightUnknown: input.items.filter(({ weightGrams }) => weightGrams === undefined).map(({ ref }) => ref),
  }
  const reached = collects || reaches(input, rule)
  if (!reached) return { ...option, unavailable: 'not-reached' }
  const price = priceOf(input, service)
  if (typeof price === 'string') return { ...option, unavailable: price }
  return collects ? collected(input, rule, option, price) : carried(input, rule, option, price)
}

/** Abroad, the carriers of the destination take over: they must have a service of the kind too. */
function reaches(input: DeliveryInput, rule: DeliveryService): boolean {
  const { national, destination, ordered } = input
  if (!serviceReaches(national, rule, destination, ordered.day)) return false
  return destination.country === national.country.code || abroad(input, rule) !== undefined
}

function abroad({ registry, destination, ordered }: DeliveryInput, { kind }: DeliveryService) {
  const there = registry.jurisdiction(destination.country)
  const services = there?.family<DeliveryService>('delivery', 'service', ordered.day).values() ?? []
  const rule = [...services].find(({ value }) => value.kind === kind)?.value
  return there && rule && serviceReaches(there, rule, destination, ordered.day) ? rule : undefined
}

/** What a service costs for these goods at this destination: by its rate table, or as config says where it has none. */
export function priceOf(
  input: Pick<DeliveryInput, 'national' | 'destination' | 'items' | 'rates' | 'prices'> & { ordered: { day: Day } },
  service: string,
): RatedPrice | 'beyond-rate-table' | 'no-price' {
  const load = loadOf(input.items, input.items)
  const rated = priceByTable(input.rates, { service, zone: rateZone(input), load, day: input.ordered.day })
  if (rated === 'beyond-table') return 'beyond-rate-table'
  if (rated !== 'no-table') return rated
  const price = input.prices?.[service]
  return price === undefined ? 'no-price' : { price: BigInt(price) }
}

/** What rate tables call the destination: a zone of the home country, or the code of another. */
export function rateZone({
  national,
  destination,
  ordered,
}: Pick<DeliveryInput, 'national' | 'destination'> & { ordered: { day: Day } }): string | undefined {
  if (destination.country !== national.country.code) return destination.country
  return zoneOf(national, destination, ordered.day)
}

function loadOf(lines: readonly { ref: string; quantity: number }[], items: readonly DeliveryItem[]): Load {
  const byRef = new Map(items.map((item) => [item.ref, item]))
  let weightGrams = 0
  let volumeMm3 = 0
  for (const { ref, quantity } of lines) {
    const { weightGrams: weight = 0, dimensionsMm: size } = byRef.get(ref) ?? {}
    weightGrams += weight * quantity
    if (size) volumeMm3 += size.length * size.width * size.height * quantity
  }
  return { weightGrams, volumeMm3, value: items.reduce((sum, { value }) => sum + value, 0n) }
}

function parcelsOf({ parcels, origins, items }: DeliveryInput): readonly Parcel[] {
  if (parcels && parcels.length > 0) return parcels
  return [{ origin: origins[0].code, lines: items.map(({ ref, quantity }) => ({ ref, quantity })) }]
}

function originOf({ origins }: DeliveryInput, code: string): Origin {
  const origin = origins.find((each) => each.code === code)
  if (!origin) throw new Error(`a parcel leaves from ${code}, which is no origin of this order`)
  return origin
}

function carried(
  input: DeliveryInput,
  rule: DeliveryService,
  option: DeliveryOption,
  price: RatedPrice,
): DeliveryOption {
  const parcels = parcelsOf(input)
  const loads = parcels.map(({ lines }) => loadOf(lines, input.items))
  const limit = rule.weightMaxGrams ?? Number.POSITIVE_INFINITY
  if (loads.some(({ weightGrams }) => weightGrams > limit)) return { ...option, unavailable: 'too-heavy' }
  const shares = allocate(
    price.price,
    parcels.map(({ origin }, index) => ({
      key: `${origin} ${String(index).padStart(6, '0')}`,
      weight: BigInt(loads[index]?.weightGrams ?? 0),
    })),
  )
  const parts = parcels.map((parcel, index): DeliveryPart => {
    const { weightGrams, volumeMm3 } = loads[index] as Load
    const { dispatch, promised } = travel(input, rule, parcel)
    return {
      origin: parcel.origin,
      lines: parcel.lines,
      weightGrams,
      volumeMm3,
      price: shares[index] as bigint,
      dispatch,
      promised,
    }
  })
  const promised = allArrived(parts.map((part) => part.promised) as [Promised, ...Promised[]])
  return { ...option, ...price, promised, parts }
}

function travel(input: DeliveryInput, rule: DeliveryService, parcel: Parcel): { dispatch: Day; promised: Promised } {
  const from = workingAt(input.registry, originOf(input, parcel.origin).place)
  const to = workingAt(input.registry, input.destination)
  const dispatch = dispatchDay(input.ordered, rule.cutOff, from, parcel.readyFrom)
  return { dispatch, promised: promisedDays(dispatch, legsOf(input, rule, from, to), to) }
}

/** At home one leg, longer in far zones; abroad a second, as the destination's own pack has it. */
function legsOf(input: DeliveryInput, rule: DeliveryService, from: Working, to: Working): Leg[] {
  const { registry, destination, ordered } = input
  const there = registry.jurisdiction(destination.country) ?? input.national
  const zone = zoneOf(there, destination, ordered.day)
  const extra = (zone && there.family<Zone>('delivery', 'zone', ordered.day).get(zone)?.value.extraDays) || 0
  const crossing = destination.country === input.national.country.code ? undefined : abroad(input, rule)
  if (!crossing) return [{ days: longer(rule.transitDays, extra), on: from }]
  return [
    { days: rule.transitDays, on: from },
    { days: longer(crossing.transitDays, extra), on: to },
  ]
}

function longer([least, most]: readonly [number, number], extra: number): [number, number] {
  return [least + extra, most + extra]
}

export function workingAt(registry: Registry, place: Place): Working {
  const jurisdiction = registry.jurisdiction(place.jurisdiction) ?? registry.jurisdiction(place.country)
  if (!jurisdiction) throw new Error(`no pack knows ${place.jurisdiction}`)
  return { jurisdiction, subdivision: place.subdivision }
}

/** Collected where all of it stands; nothing is sent from shop to shop. */
function collected(
  input: DeliveryInput,
  rule: DeliveryService,
  option: DeliveryOption,
  price: RatedPrice,
): DeliveryOption {
  const shops = input.origins.filter(({ kind }) => kind === 'shop')
  if (shops.length === 0) return { ...option, unavailable: 'no-shop' }
  const having = shops.filter(({ stock }) => input.items.every(({ ref, quantity }) => (stock?.[ref] ?? 0) >= quantity))
  if (having.length === 0) return { ...option, unavailable: 'no-shop-has-all' }
  const ready = having.map((shop) => ({ shop, ...readyAt(input, rule, shop) }))
  const soonest = ready.reduce((a, b) => (b.promised.earliest < a.promised.earliest ? b : a))
  const { weightGrams, volumeMm3 } = loadOf(input.items, input.items)
  const lines = input.items.map(({ ref, quantity }) => ({ ref, quantity }))
  const { dispatch, promised } = soonest
  const part = { origin: soonest.shop.code, lines, weightGrams, volumeMm3, price: price.price, dispatch, promised }
  return {
    ...option,
    ...price,
    promised,
    parts: [part],
    shops: ready.map(({ shop, promised: there }) => ({ code: shop.code, promised: there })),
  }
}

function readyAt(input: DeliveryInput, rule: DeliveryService, shop: Origin): { dispatch: Day; promised: Promised } {
  const there = workingAt(input.registry, shop.place)
  const dispatch = dispatchDay(input.ordered, rule.cutOff, there)
  return { dispatch, promised: promisedDays(dispatch, [{ days: rule.transitDays, on: there }], there) }
}

function customsOf(input: DeliveryInput): CustomsTerms {
  const from = parcelsOf(input).map(({ origin }) => originOf(input, origin).place)
  const { items, currency, convert } = input
  const value = items.reduce((sum, item) => sum + item.value, 0n)
  const valueIn = (target: string) => (target === currency ? value : convert?.(value, currency, target))
  return customsTerms(input.registry, from, input.destination, input.ordered.day, { items, valueIn })
}
