import type { Kind } from './kind.ts'
import { hasTrait, type Trait, type Traits } from './trait.ts'

/** Goods as a law of withdrawal sees them. */
export interface WithdrawalGoods extends Traits {
  kind: Kind
}

/** Which goods a law of withdrawal leaves out, or covers only as long as they are sealed. */
interface Exceptions {
  excluded: readonly Kind[]
  excludedTraits?: readonly Trait[]
  sealed?: readonly Kind[]
}

/** Does the law give no right to withdraw from these goods: for their kind, or because they spoil or were made to order? Pure. */
export function isExcluded(goods: WithdrawalGoods, { excluded, excludedTraits }: Exceptions): boolean {
  return excluded.includes(goods.kind) || hasTrait(goods, excludedTraits)
}

/** Does the right to withdraw from these goods end with their seal? Pure. */
export function endsWithSeal(goods: WithdrawalGoods, exceptions: Exceptions): boolean {
  return (exceptions.sealed?.includes(goods.kind) ?? false) && !isExcluded(goods, exceptions)
}
