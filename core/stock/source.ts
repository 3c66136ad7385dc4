import type { Allocation, Demand, Missing, Shelf, StockLevel } from './allocation.ts'
import { byDistance } from './distance.ts'
import { fewest } from './fewest-shipments.ts'
import type { StockLocation, Whereabouts } from './location.ts'
import type { SourcingPolicy } from './stock-choice.ts'

export interface SourcingRequest {
  demand: readonly Demand[]
  /** Those that serve the market, the preferred first. Who is not active, or not in here, sends nothing. */
  locations: readonly StockLocation[]
  levels: readonly StockLevel[]
  /** SKUs that no stock is kept of: whatever is asked for is there, and nothing is allocated. */
  unmanaged?: ReadonlySet<string>
  destination: Whereabouts
  policy: SourcingPolicy
  backOrder: boolean
  /** Code of the shop where the shopper collects: all of it must come from there. */
  collectAt?: string
}

/** Everything, or what is missing: then nothing is allocated. */
export interface Sourced {
  allocation: Allocation[]
  missing: Missing[]
}

/** Decides where an order's goods come from. Pure; the order of lines and of levels changes nothing. */
export function source(request: SourcingRequest): Sourced {
  const demand = summed(request.demand).filter(({ sku }) => !request.unmanaged?.has(sku))
  const ranked = rank(request)
  const hands = shelves(ranked, request.levels, ({ onHand, reserved }) => Math.max(0, onHand - reserved))
  const comings = shelves(ranked, request.backOrder ? request.levels : [], ({ onHand, reserved, incoming }) =>
    Math.max(0, incoming - Math.max(0, reserved - onHand)),
  )
  const missing = demand
    .map(({ sku, quantity }) => ({ sku, quantity, available: total(hands, sku) + total(comings, sku) }))
    .filter(({ quantity, available }) => available < quantity)
  if (missing.length > 0) return { allocation: [], missing }
  const now = demand.map(({ sku, quantity }) => ({ sku, quantity: Math.min(quantity, total(hands, sku)) }))
  const order = request.policy === 'fewest-shipments' ? fewest(now, hands) : hands
  const taken = take(now, order)
  const later = demand.map(({ sku, quantity }, index) => ({ sku, quantity: quantity - (now[index]?.quantity ?? 0) }))
  return { allocation: merged(taken, take(later, usedFirst(comings, taken))), missing: [] }
}

/** One line for each SKU, in the order of SKUs. */
function summed(demand: readonly Demand[]): Demand[] {
  const bySku = new Map<string, number>()
  for (const { sku, quantity } of demand) bySku.set(sku, (bySku.get(sku) ?? 0) + quantity)
  return [...bySku].map(([sku, quantity]) => ({ sku, quantity })).sort((a, b) => (a.sku < b.sku ? -1 : 1))
}

/** Locations in the order in which they are asked. */
function rank({ locations, destination, policy, collectAt }: SourcingRequest): StockLocation[] {
  const open = locations.filter(({ active }) => active)
  if (collectAt !== undefined) return open.filter(({ code, kind }) => code === collectAt && kind === 'shop')
  const near = byDistance(open, destination)
  if (policy !== 'shop-first') return near
  return [...near.filter(({ kind }) => kind === 'shop'), ...near.filter(({ kind }) => kind !== 'shop')]
}

function shelves(
  locations: readonly StockLocation[],
  levels: readonly StockLevel[],
  free: (level: StockLevel) => number,
): Shelf[] {
  const byLocation = Map.groupBy(levels, ({ location }) => location)
  return locations.map(({ code }) => ({
    location: code,
    free: new Map((byLocation.get(code) ?? []).map((level) => [level.sku, free(level)])),
  }))
}

function total(from: readonly Shelf[], sku: string): number {
  return from.reduce((sum, { free }) => sum + (free.get(sku) ?? 0), 0)
}

type Taken = Omit<Allocation, 'backOrder'>

/** From the first shelf as much as there is, the rest from the next. */
function take(demand: readonly Demand[], from: readonly Shelf[]): Taken[] {
  return demand.flatMap(({ sku, quantity }) => {
    let open = quantity
    return from.flatMap(({ location, free }) => {
      const taken = Math.min(open, free.get(sku) ?? 0)
      open -= taken
      return taken > 0 ? [{ sku, location, quantity: taken }] : []
    })
  })
}

/** What comes later shall come from where something is sent already. */
function usedFirst(from: readonly Shelf[], taken: readonly Taken[]): Shelf[] {
  const used = new Set(taken.map(({ location }) => location))
  return [...from.filter(({ location }) => used.has(location)), ...from.filter(({ location }) => !used.has(location))]
}

/** One entry for each SKU and location, in the order in which rows are locked. */
function merged(now: readonly Taken[], later: readonly Taken[]): Allocation[] {
  const byKey = new Map<string, Allocation>()
  for (const [part, waits] of [
    [now, 0],
    [later, 1],
  ] as const) {
    for (const { sku, location, quantity } of part) {
      const known = byKey.get(`${sku}\n${location}`) ?? { sku, location, quantity: 0, backOrder: 0 }
      known.quantity += quantity
      known.backOrder += waits * quantity
      byKey.set(`${sku}\n${location}`, known)
    }
  }
  return [...byKey.values()].sort(bySkuAndLocation)
}

function bySkuAndLocation(a: Allocation, b: Allocation): number {
  if (a.sku !== b.sku) return a.sku < b.sku ? -1 : 1
  return a.location < b.location ? -1 : 1
}
