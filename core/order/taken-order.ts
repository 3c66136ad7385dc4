import type { ClientBase } from 'pg'
import type { Payment } from '../payment/payment.ts'
import { Refusal } from '../problem/refusal.ts'
import { type OrderKey, readOrderWithPayments } from './order.sql.ts'
import type { Order } from './order.ts'
import type { LineState } from './order-state.ts'

/** An order and its payments, locked until the caller's transaction ends. Refuses one that is not there. */
export async function takeOrder(client: ClientBase, key: OrderKey): Promise<{ order: Order; payments: Payment[] }> {
  const taken = await readOrderWithPayments(client, key, { lock: true })
  if (!taken) throw noOrder()
  return taken
}

export function noOrder(): Refusal {
  return new Refusal('not-found', 'There is no such order.', 'order')
}

/** Units of lines that a request names, or all that `units` counts where it names none. Refuses more than there are. */
export function namedUnits(
  order: Order,
  wanted: readonly { ref: string; quantity: number }[] | undefined,
  units: (line: LineState) => number,
  refuse: 'not-open' | 'not-returnable' | 'already-declared',
): readonly { ref: string; quantity: number }[] {
  const all = new Map(order.lines.map((line) => [line.ref, units(line)]))
  const named = wanted ?? [...all].flatMap(([ref, quantity]) => (quantity > 0 ? [{ ref, quantity }] : []))
  const seen = new Set<string>()
  for (const [index, { ref, quantity }] of named.entries()) {
    const there = all.get(ref)
    if (there === undefined)
      throw new Refusal(
        'unknown-reference',
        `The order has no line ${ref}; it has ${[...all.keys()].join(', ')}.`,
        `/lines/${index}/ref`,
      )
    if (seen.has(ref))
      throw new Refusal('invalid-request', `${ref} stands twice; name each line once.`, `/lines/${index}/ref`)
    seen.add(ref)
    if (quantity > there)
      throw new Refusal(refuse, `${ref}: ${quantity} are asked for and ${there} are there.`, `/lines/${index}/quantity`)
  }
  if (named.length === 0) throw new Refusal(refuse, 'There is nothing left.', '/lines')
  return wanted ? withCharges(named, all) : named
}

/** Charges of goods, such as a deposit, go where their goods go, also where only the goods are named. */
export function withCharges<T extends { ref: string; quantity: number }>(
  named: readonly T[],
  all: ReadonlyMap<string, number>,
): readonly (T | { ref: string; quantity: number })[] {
  const refs = new Set(named.map(({ ref }) => ref))
  const charges = named.flatMap(({ ref, quantity }) =>
    [...all].flatMap(([each, there]) =>
      each.startsWith(`${ref}:`) && !refs.has(each) && there > 0
        ? [{ ref: each, quantity: Math.min(quantity, there) }]
        : [],
    ),
  )
  return [...named, ...charges]
}

/** The lines with some units added to one of their counts. */
export function withUnits(
  lines: readonly LineState[],
  named: readonly { ref: string; quantity: number }[],
  count: 'cancelled' | 'shipped' | 'returned' | 'kept',
): LineState[] {
  const more = new Map(named.map(({ ref, quantity }) => [ref, quantity]))
  return lines.map((line) => ({ ...line, [count]: line[count] + (more.get(line.ref) ?? 0) }))
}
