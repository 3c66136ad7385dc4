import { display } from '../../money/currency.ts'
import type { Limit } from './law.ts'
import { objectionTo } from './objection.ts'
import { goTogether, type Promotion, type PromotionLine, type Reason, selects } from './promotion.ts'
import type { Tally } from './tally.ts'
import { type Reached, type Wanted, wantedOf } from './wanted.ts'

/** What the law lets be taken off each line in all. */
type Limits = ReadonlyMap<number, Limit | undefined>

/** Lets a promotion take from the lines that it selects what others and the law have left of them. */
export function takeOffLines(tally: Tally, promotion: Promotion): void {
  const selected = tally.lines.flatMap((line, index) => (sees(promotion, line) ? [index] : []))
  const objection = objectionTo(promotion, tally.lines, tally.facts)
  if (objection) {
    tally.refuse(promotion, selected, objection)
    return
  }
  const unspent = selected.filter((index) => tally.at(index).left > 0n)
  const stackable = unspent.filter((index) => stacks(tally, promotion, index))
  if (stackable.length > 0) take(tally, promotion, stackable)
  else tally.outcomes.set(promotion.code, reasonWithout(selected.length, unspent.length))
}

/** The lines that it may take from: of a buy-get, those that it gives. */
function sees({ action, on, of }: Promotion, line: PromotionLine): boolean {
  return action.type === 'buy-get' && of ? selects(of, line) : selects(on, line)
}

/** Why a promotion has no line to take from: it selects none, nothing is left of them, or others hold them. */
function reasonWithout(selected: number, unspent: number): Reason {
  if (selected === 0) return 'conditions'
  return unspent === 0 ? 'no-effect' : 'stacking'
}

function stacks(tally: Tally, promotion: Promotion, index: number): boolean {
  const against = tally.at(index).takers.find((taker) => !goTogether(taker, promotion))
  if (against) tally.say([index], promotion, `not applied: does not go together with ${against.code}`)
  return against === undefined
}

/** Takes from the lines what the law leaves; a line that would go below cost drops out, and the rest is spread anew. */
function take(tally: Tally, promotion: Promotion, indexes: readonly number[]): void {
  const { law, currency } = tally.facts
  const limits: Limits = new Map(indexes.map((index) => [index, law.reductionMax(tally.at(index).line)]))
  let open = indexes.filter((index) => mayTake(tally, promotion, index, limits.get(index)))
  const wantedFrom = () => {
    const reached = open.map((index) => reachedAt(tally, index, limits.get(index)?.max))
    return wantedOf(promotion, tally.lines, reached, currency)
  }
  let wanted = wantedFrom()
  for (let below = belowCost(tally, promotion, open, wanted); below.length > 0; ) {
    open = open.filter((index) => !below.includes(index))
    wanted = wantedFrom()
    below = belowCost(tally, promotion, open, wanted)
  }
  if ('takes' in wanted) apply(tally, promotion, open, wanted, limits, open.length < indexes.length)
  else tally.refuse(promotion, open, { reason: open.length === 0 ? 'law' : 'conditions', why: wanted.not })
}

function mayTake(tally: Tally, promotion: Promotion, index: number, limit: Limit | undefined): boolean {
  const { line, left } = tally.at(index)
  if (!limit || line.amount - left < limit.max) return true
  tally.say([index], promotion, `not applied: ${limit.says}`, limit.rule)
  return false
}

function reachedAt(tally: Tally, index: number, max: bigint | undefined): Reached {
  const { line, left } = tally.at(index)
  const lawful = max === undefined ? left : max - (line.amount - left)
  return { key: line.key, line, left, cap: lawful < left ? lawful : left }
}

/** Lines that would go below cost where the law forbids it. */
function belowCost(
  tally: Tally,
  promotion: Promotion,
  open: readonly number[],
  wanted: ReturnType<typeof wantedOf>,
): number[] {
  if (!('takes' in wanted)) return []
  const inSale = promotion.document.announced === 'sale'
  return open.filter((index, place) => {
    const { line, left } = tally.at(index)
    const taken = wanted.takes[place] as bigint
    const rule = taken === 0n ? undefined : tally.facts.law.belowCost(line, left - taken, inSale)
    if (rule) tally.say([index], promotion, 'not applied: the law allows no price as low', rule)
    return rule !== undefined
  })
}

/** @param narrowed has the law kept it from some of its lines? */
function apply(
  tally: Tally,
  promotion: Promotion,
  indexes: readonly number[],
  { takes, times, says }: Wanted,
  limits: Limits,
  narrowed: boolean,
): void {
  let amount = 0n
  for (const [place, index] of indexes.entries()) {
    const taken = takes[place] as bigint
    if (taken === 0n) tally.say([index], promotion, 'not applied: it takes nothing off this line')
    else takeFrom(tally, promotion, index, taken, says, limits.get(index))
    amount += taken
  }
  if (amount > 0n) tally.use(promotion, amount, times)
  else tally.outcomes.set(promotion.code, narrowed ? 'law' : 'no-effect')
}

function takeFrom(
  tally: Tally,
  promotion: Promotion,
  index: number,
  taken: bigint,
  says: string,
  limit: Limit | undefined,
): void {
  tally.takeFrom(promotion, index, taken)
  const { line, left } = tally.at(index)
  const full = limit && line.amount - left === limit.max ? `; ${limit.says}` : ''
  const value = `−${display(taken, tally.facts.currency)}: ${says}${full}`
  tally.say([index], promotion, value, full ? limit?.rule : undefined)
}
