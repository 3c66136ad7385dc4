import { netOf } from '../tax/net-of.ts'
import type { TaxableLine } from '../tax/tax-lines.ts'
import type { AppliedRate } from './applied-rate.ts'
import type { Explanation } from './explanation.ts'
import type { QuoteInputLine } from './quote-input.ts'

/** A line on its way through the pipeline. */
export interface PricedLine {
  input: QuoteInputLine
  unitPrice: bigint
  /** What is charged for the line as displayed, after discount. */
  amount: bigint
  rate: AppliedRate
  explain: Explanation[]
}

/** A priced line as the tax step takes it. */
export function toTaxable(line: PricedLine): TaxableLine {
  const { rate, amount, input } = line
  const quantity = BigInt(input.quantity)
  const taxable = rate.stripped ? netOf(amount, rate.stripped) : amount
  const allowance = rate.taxedAbove === undefined ? 0n : rate.taxedAbove * quantity
  return {
    key: `${input.sku ?? ''}|${input.ref}|${input.quantity}|${line.unitPrice}`,
    quantity,
    amount: taxable,
    inclusive: rate.inclusive,
    untaxed: allowance < taxable ? allowance : taxable,
    components: rate.components,
  }
}
