import { letGoOfPayments } from './cancel-order.ts'
import { captureShipped } from './capture-shipped.ts'
import { expireOrder } from './expire-order.ts'
import { readOrdersWithCredits } from './goods-back.sql.ts'
import { readOverdueOrders } from './order.sql.ts'
import { nowOf, type OrderDeps } from './order-deps.ts'
import { payCredits } from './pay-credits.ts'
import { readOrdersToCapture, readOrdersToLetGo } from './unsettled.sql.ts'

/** Taken up at a time; a job that runs again soon takes the rest. */
const LIMIT = 100

/** What one run did. */
export interface Settled {
  expired: number
  captures: number
  credits: number
  letGo: number
}

/**
 * Everything about orders that time or a crash has left behind: lets what nobody paid lapse, takes money for what was
 * shipped, gives back what is owed, lets go of what is held for nothing. Each step works out anew what is due, so that it may
 * run in any number of processes.
 */
export async function settleOrders(deps: OrderDeps): Promise<Settled> {
  const expired = await each(deps, await readOverdueOrders(deps.pool, nowOf(deps), LIMIT), expireOrder)
  const captures = await each(deps, await readOrdersToCapture(deps.pool, LIMIT), captureShipped)
  const letGo = await each(deps, await readOrdersToLetGo(deps.pool, LIMIT), letGoOfPayments)
  const credits = await each(deps, await readOrdersWithCredits(deps.pool, LIMIT), payCredits)
  return { expired, captures, credits, letGo }
}

/** One that fails leaves the others alone, and is tried again. */
async function each(
  deps: OrderDeps,
  ids: readonly bigint[],
  settle: (deps: OrderDeps, id: bigint) => Promise<void>,
): Promise<number> {
  for (const id of ids) await settle(deps, id).catch((error) => deps.payments.complain?.(error))
  return ids.length
}
