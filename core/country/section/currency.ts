import type { CurrencyCode } from '../../money/currency.ts'
import type { Dated, None } from '../dated.ts'

/** How a converted price is brought to an amount that shops of the country show. Minor units. */
export interface PricePoint {
  /** Prices end on multiples of this … */
  step: number
  /** … less this: step 100 and less 1 give x.99. */
  less: number
}

/** The section `currency` of a pack. */
export interface CurrencyRules {
  /** Currencies that are legal tender, the first is the country's own. */
  tender?: Dated<readonly CurrencyCode[]>
  /** Smallest step of a total paid in cash, in minor units. */
  cashRounding?: Dated<{ step: number } | None>
  pricePoint?: Dated<PricePoint>
}
