import { display } from '../../money/currency.ts'
import type { Limit } from './law.ts'
import { type Objection, objectionTo } from './objection.ts'
import { type Promotion, selects } from './promotion.ts'
import type { Tally } from './tally.ts'

/** Lets a promotion take off delivery what others and the law have left of its price. Goods have their discounts already. */
export function freeDelivery(tally: Tally, promotion: Promotion): void {
  const { lines, facts, delivery } = tally
  const { currency, law } = facts
  const left = tally.standings.map((each) => each.left)
  const limit = facts.delivery && law.deliveryMax(facts.delivery.price, lines, left)
  const discount = (limit ? limit.max : (facts.delivery?.price ?? 0n)) - delivery.discount
  const objection = objectionTo(promotion, lines, facts) ?? objectionToDelivery(tally, promotion, discount, limit)
  if (objection) {
    tally.refuseDelivery(promotion, objection)
    return
  }
  delivery.discount += discount
  const says = `−${display(discount, currency)}: free delivery${limit ? `; ${limit.says}` : ''}`
  tally.sayOfDelivery(promotion, says, limit?.rule)
  tally.use(promotion, discount, 1)
}

function objectionToDelivery(
  { lines, facts: { delivery } }: Tally,
  { on, action }: Promotion,
  discount: bigint,
  limit: Limit | undefined,
): Objection | undefined {
  if (on && !lines.some((line) => selects(on, line))) return { reason: 'conditions', why: 'it is for other goods' }
  if (!delivery) return { reason: 'no-delivery', why: 'no delivery is chosen' }
  const services = action.type === 'free-delivery' ? action.services : undefined
  if (services && !(delivery.service && services.includes(delivery.service)))
    return { reason: 'conditions', why: `it is for ${services.join(', ')}` }
  if (discount > 0n) return undefined
  return limit
    ? { reason: 'law', why: limit.says, rule: limit.rule }
    : { reason: 'no-effect', why: 'delivery costs nothing' }
}
