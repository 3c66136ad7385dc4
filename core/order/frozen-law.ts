import type { Day } from '../country/day.ts'
import type { Jurisdiction } from '../country/jurisdiction.ts'
import { endsWithSeal, isExcluded } from '../country/withdrawal-goods.ts'
import { cited } from '../pricing/explanation.ts'
import type { FrozenWithdrawal, OrderDocument, OrderedGoods } from './order.ts'
import { retainedUntil } from './retained-until.ts'

/** What the law gives the shopper on the day of the order. It is kept with the order and never asked again. Pure. */
export function frozenLaw(
  law: Jurisdiction,
  day: Day,
  goods: readonly OrderedGoods[],
): Pick<OrderDocument, 'rights' | 'withdrawal' | 'retainedUntil'> {
  const withdrawal = withdrawalOf(law, day)
  const guarantee = law.rule('legal', 'guarantee', day)
  const retention = law.value('legal', 'retention', day)
  return {
    ...(withdrawal && { withdrawal }),
    ...(retention && { retainedUntil: retainedUntil(day, retention) }),
    rights: [
      ...(withdrawal ? [withdrawalRight(withdrawal, goods)] : []),
      ...(guarantee?.value
        ? [{ code: 'guarantee', months: guarantee.value.months, source: cited(guarantee.source) }]
        : []),
    ],
  }
}

function withdrawalOf(law: Jurisdiction, day: Day): FrozenWithdrawal | undefined {
  const rule = law.rule('legal', 'withdrawal', day)
  if (!rule?.value) return undefined
  // What was said before ordering is kept with the quote.
  const {
    firstDayCounts = false,
    endsOnWorkingDay = false,
    excludedMessage: _excluded,
    sealedMessage: _sealed,
    ...value
  } = rule.value
  return { ...value, firstDayCounts, endsOnWorkingDay, source: cited(rule.source) }
}

function withdrawalRight(withdrawal: FrozenWithdrawal, goods: readonly OrderedGoods[]) {
  const { days, source } = withdrawal
  const without = goods.filter((each) => isExcluded(each, withdrawal)).map(({ ref }) => ref)
  const closed = goods.filter((each) => endsWithSeal(each, withdrawal)).map(({ ref }) => ref)
  return {
    code: 'withdrawal',
    days,
    ...(without.length > 0 && { excluded: without }),
    ...(closed.length > 0 && { sealed: closed }),
    source,
  }
}
