import type { RateComponent } from './kind-rate.ts'
import { type TaxableLine, taxLines } from './tax-lines.ts'

/** Tax is taken out of, or put on, a single amount with one rounding, half away from zero. */
const ONCE = { per: 'line', mode: 'half-up', components: 'combined' } as const

function taxed(amount: bigint, components: readonly RateComponent[], inclusive: boolean) {
  const line: TaxableLine = { key: '', quantity: 1n, amount, inclusive, untaxed: 0n, components }
  return taxLines([line], ONCE)[0] as { net: bigint; gross: bigint }
}

/** An amount that includes tax, without it. */
export function netOf(gross: bigint, components: readonly RateComponent[]): bigint {
  return taxed(gross, components, true).net
}

/** An amount without tax, with it. */
export function grossOf(net: bigint, components: readonly RateComponent[]): bigint {
  return taxed(net, components, false).gross
}
