import { hasTrait } from '../country/trait.ts'
import type { FrozenWithdrawal, OrderedGoods } from './order.ts'

/** Does the law give no right to withdraw from these goods: for their kind, or because they spoil or were made to order? Pure. */
export function isExcluded(
  goods: Pick<OrderedGoods, 'kind' | 'perishable' | 'madeToOrder'>,
  { excluded, excludedTraits }: Pick<FrozenWithdrawal, 'excluded' | 'excludedTraits'>,
): boolean {
  return excluded.includes(goods.kind) || hasTrait(goods, excludedTraits)
}
