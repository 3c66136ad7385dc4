import type { LinePrice } from './line-price.ts'
import { type AppliedPromotions, applyPromotions } from './promotion/apply-promotions.ts'
import { PromotionLaw } from './promotion/law.ts'
import type { PromotionLine } from './promotion/promotion.ts'
import type { Promoting, Quote, QuoteInput } from './quote-input.ts'

/** A basket after promotions. */
export interface Promoted {
  lines: LinePrice[]
  delivery: AppliedPromotions['delivery']
  /** What the quote says of promotions and coupons. */
  answer: Pick<Quote, 'promotions' | 'coupons'>
}

/** The second step of the pipeline: what promotions take off lines and delivery, as displayed and before any tax. */
export function promote(lines: readonly LinePrice[], input: QuoteInput, promoting: Promoting): Promoted {
  const { promotions, coupons, segments = [], firstOrder, exhausted } = promoting
  const { day, currency, channel, delivery } = input
  const law = new PromotionLaw(input)
  const facts = { day, currency, channel, segments, firstOrder, coupons, exhausted, delivery, law }
  const applied = applyPromotions(lines.map(promotionLine), promotions, facts)
  return {
    lines: lines.map((line, index) => promotedLine(line, index, applied)),
    delivery: applied.delivery,
    answer: answerOf(applied),
  }
}

function promotionLine({ input, unitPrice, amount }: LinePrice): PromotionLine {
  const { kind, subKind, hsCode, sku, product, categories, charge, cost, offered, quantity, ref } = input
  return {
    // The name comes last: lines that were given none are named by their place.
    key: `${sku ?? ''}|${unitPrice}|${quantity}|${kind}|${ref}`,
    kind,
    quantity: BigInt(quantity),
    unitPrice,
    amount,
    ...(subKind && { subKind }),
    ...(hsCode && { hsCode }),
    ...(sku !== undefined && { sku }),
    ...(product !== undefined && { product }),
    ...(categories && { categories }),
    ...(charge && { charge }),
    ...(cost && { cost }),
    ...(offered && { offered }),
  }
}

function promotedLine(line: LinePrice, index: number, applied: AppliedPromotions): LinePrice {
  const discount = applied.discounts[index] as bigint
  return {
    ...line,
    amount: line.amount - discount,
    discount: line.discount + discount,
    explain: [...line.explain, ...(applied.explain[index] ?? [])],
    reduction: applied.reductions[index],
  }
}

function answerOf({ used, coupons }: AppliedPromotions): Promoted['answer'] {
  const promotions = used.map((each) => ({ ...each, label: each.code, amount: Number(each.amount) }))
  return {
    ...(promotions.length > 0 && { promotions }),
    ...(coupons.length > 0 && { coupons: [...coupons] }),
  }
}
