import type { EffectiveRule } from '../../country/jurisdiction.ts'
import { display } from '../../money/currency.ts'
import { amountIn, type Promotion, type PromotionLine, type Reason, selects } from './promotion.ts'
import type { PromotionFacts } from './promotion-facts.ts'
import { piecesOf, worthOf } from './wanted.ts'

/** Why a promotion is not applied: for machines, in plain English, and the rule that says so. */
export interface Objection {
  reason: Reason
  why: string
  rule?: EffectiveRule
}

/** What the basket or the day has against a promotion. */
export function objectionTo(
  promotion: Promotion,
  lines: readonly PromotionLine[],
  { currency, law }: PromotionFacts,
): Objection | undefined {
  const why = unmet(promotion, lines, currency)
  if (why) return { reason: 'conditions', why }
  const rule = promotion.document.announced === 'sale' ? law.saleForbidden() : undefined
  return rule && { reason: 'law', why: 'the law allows no sale on this day', rule }
}

/** A condition of the basket that does not hold, in plain English. */
function unmet({ when, on }: Promotion, lines: readonly PromotionLine[], currency: string): string | undefined {
  if (when.cartMin) {
    const least = amountIn(when.cartMin, currency)
    if (least === undefined) return `it states no least value in ${currency}`
    if (worthOf(lines.filter((line) => !line.charge)) < least) return `it needs goods of ${display(least, currency)}`
  }
  const pieces = () => piecesOf(lines.filter((line) => selects(on, line)))
  if (when.quantityMin !== undefined && pieces() < BigInt(when.quantityMin))
    return `it needs ${when.quantityMin} pieces`
  return undefined
}
