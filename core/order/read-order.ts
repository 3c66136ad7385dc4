import type { components } from '../../openapi/v1.d.ts'
import type { Market } from '../market/market-set.ts'
import { isContactOf, type OrderKey, readOrder as read, readOrderEvents, readOrderWithPayments } from './order.sql.ts'
import type { OrderDeps } from './order-deps.ts'
import { orderView } from './order-view.ts'
import { noOrder } from './taken-order.ts'

type View = components['schemas']['Order']

/** An order for who knows its secret, or, with its history and without the secret, for who runs the shop. */
export async function showOrder(
  { pool }: Pick<OrderDeps, 'pool'>,
  market: Market,
  key: OrderKey,
  { secret, history = false }: { secret?: string; history?: boolean } = {},
): Promise<View> {
  const known = await readOrderWithPayments(pool, key)
  if (!known || known.order.market !== market.code) throw noOrder()
  const { order, payments } = known
  const events = history ? await readOrderEvents(pool, order.id) : undefined
  return orderView(order, payments, {
    ...(secret !== undefined && { secret }),
    ...(events && {
      events: events.map(({ at, type, data }) => ({ at: at.toISOString(), type, ...(data !== null && { data }) })),
    }),
  })
}

/** A guest's order by its number and what was given with it. A wrong number and a wrong contact are told alike. */
export async function findOrder(
  deps: Pick<OrderDeps, 'pool'>,
  market: Market,
  { number, email, phone }: { number: string; email?: string; phone?: string },
): Promise<View> {
  const order = await read(deps.pool, { number, market: market.code })
  const fits = order && (await isContactOf(deps.pool, order.id, { email, phone }))
  if (!fits) throw noOrder()
  return showOrder(deps, market, { id: order.id })
}
