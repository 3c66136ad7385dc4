import { netOf } from '../tax/net-of.ts'
import type { TaxableLine } from '../tax/tax-lines.ts'
import type { AppliedRate } from './applied-rate.ts'
import type { LinePrice } from './line-price.ts'

/** A line on its way through the pipeline. `amount` is what is charged as displayed, after discount. */
export interface PricedLine extends LinePrice {
  rate: AppliedRate
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
