import type { Demand, Shelf } from './allocation.ts'

/** Sets of locations that are tried before a good answer is taken for the best. Twelve locations have fewer. */
const TRIES_MAX = 5_000

/**
 * The fewest shelves that have all that is wanted, in their order; among sets of the same size the one that comes first in
 * the order given, which is the nearest. Finding the best cover is a hard problem, and markets have few locations: sets are
 * tried from small to large, and past a bound the shelf that covers most of what is left is taken each time.
 */
export function fewest(demand: readonly Demand[], shelves: readonly Shelf[]): Shelf[] {
  const wanted = demand.filter(({ quantity }) => quantity > 0)
  const useful = shelves.filter(({ free }) => wanted.some(({ sku }) => (free.get(sku) ?? 0) > 0))
  let tries = 0
  for (let size = 0; size <= useful.length; size++) {
    for (const chosen of sets(useful, size)) {
      if (covers(chosen, wanted)) return chosen
      if (++tries >= TRIES_MAX) return greedy(wanted, useful)
    }
  }
  return useful
}

/** Sets of a size, in the order of their elements. */
function* sets(shelves: readonly Shelf[], size: number, from = 0): Generator<Shelf[]> {
  if (size === 0) yield []
  for (let index = from; size > 0 && index <= shelves.length - size; index++) {
    for (const rest of sets(shelves, size - 1, index + 1)) yield [shelves[index] as Shelf, ...rest]
  }
}

function covers(shelves: readonly Shelf[], wanted: readonly Demand[]): boolean {
  return wanted.every(
    ({ sku, quantity }) => shelves.reduce((sum, { free }) => sum + (free.get(sku) ?? 0), 0) >= quantity,
  )
}

function greedy(wanted: readonly Demand[], shelves: readonly Shelf[]): Shelf[] {
  const open = new Map(wanted.map(({ sku, quantity }) => [sku, quantity]))
  const chosen = new Set<Shelf>()
  const covered = ({ free }: Shelf) =>
    [...open].reduce((sum, [sku, quantity]) => sum + Math.min(quantity, free.get(sku) ?? 0), 0)
  while ([...open.values()].some((quantity) => quantity > 0) && chosen.size < shelves.length) {
    const left = shelves.filter((shelf) => !chosen.has(shelf))
    const best = left.reduce((a, b) => (covered(b) > covered(a) ? b : a))
    chosen.add(best)
    for (const [sku, quantity] of open) open.set(sku, Math.max(0, quantity - (best.free.get(sku) ?? 0)))
  }
  return shelves.filter((shelf) => chosen.has(shelf))
}
