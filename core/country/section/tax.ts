import type { Percent } from '../../money/rate.ts'
import type { RoundingMode } from '../../money/rounding.ts'
import type { Dated, None } from '../dated.ts'
import type { Day } from '../day.ts'
import type { Kind } from '../kind.ts'
import type { Place } from '../place.ts'
import type { Source } from '../source.ts'

/** One tax within a rate: `GST` beside `QST`, `CGST` beside `SGST`. */
export interface Component {
  name: string
  percent: Percent
  /** Who levies it. Left out: the jurisdiction whose pack states it. */
  jurisdiction?: string
  /** `gross`: the percentage is of the price with the tax in it, as Brazilian ICMS. Left out: of the net. */
  of?: 'net' | 'gross'
}

/** Why a rate is zero by the law of the goods: EN 16931 Z zero-rated, E exempt, O out of scope. */
export type ZeroCategory = 'Z' | 'E' | 'O'

/**
 * A named rate. A rate of zero says its category, and a reason where the law wants one. Where only some components are
 * zero (a book free of QST but not of GST) the category is that of the zeros; what is charged is always `S`.
 */
export interface BandRate {
  components: readonly Component[]
  category?: ZeroCategory
  reason?: string
}

/** When one of several bands applies to a kind. Amounts are minor units of the country's currency, per unit, without tax. */
export interface Condition {
  unitPriceAtMost?: number
  unitPriceBelow?: number
  unitPriceAbove?: number
  /** Prefixes of the HS or national tariff code. */
  hsCode?: readonly string[]
  buyer?: 'consumer' | 'company'
  /** A finer kind that this law knows, such as `reimbursable` medicine. Products and free lines may carry one. */
  subKind?: string
}

/** One alternative of a kind whose band depends on the goods. The first that fits wins; the last has no condition. */
export interface Alternative {
  band: string
  when?: Condition
  /** Only what exceeds this unit price is taxed (clothing in Massachusetts). Minor units. */
  taxedAbove?: number
}

/** The band of a kind: its name, or alternatives. */
export type KindBand = string | readonly Alternative[]

/**
 * `per`: what tax is rounded on. `components`: whether each component is rounded by itself (`each`, so that CGST equals
 * SGST) or their sum is, and then split (`combined`).
 */
export interface Rounding {
  per: 'unit' | 'line' | 'rate' | 'document'
  mode: RoundingMode
  components: 'each' | 'combined'
}

/** Who sells, as far as it decides who taxes. Comes from config. */
export interface Seller {
  /** Country of establishment. */
  country: string
  /** Codes of countries, of territories and of schemes of a union that the seller is registered with. */
  registrations: readonly string[]
  /** Distance sales to consumers inside a union, over or under its threshold. */
  distanceSales: 'over' | 'under'
}

/** What decides where a sale is taxed. */
export interface Supply {
  day: Day
  origin: Place
  destination: Place
  /** A tax number is given only when it is valid; `country` is the country that issued it. */
  buyer: { type: 'consumer' | 'company'; taxNumber?: { country: string; number: string } }
  goods: 'goods' | 'service'
  /** Kinds of goods in the consignment; left out where nothing was put together yet. */
  kinds?: ReadonlySet<Kind>
  seller: Seller
  /** Value of the goods without tax and delivery in a currency, in minor units; undefined where no rate is known. */
  valueIn: (currency: string) => bigint | undefined
}

/**
 * Who taxes a supply. With category `S` the rates of that place apply; any other category says why no tax is charged:
 * K intra-community, AE reverse charge, G export, O out of scope, E exempt.
 */
export interface Taxation {
  at: 'origin' | 'destination'
  category: 'S' | 'K' | 'AE' | 'G' | 'O' | 'E'
  /** Code or words for the invoice, such as `VATEX-EU-IC`. Required unless the category is `S`. */
  reason?: string
  /** Documents that the seller keeps to prove it. */
  evidence: readonly string[]
  /** Keys of messages that the shopper must see, such as `notice.import-tax-due`. */
  notices?: readonly string[]
  /** Only components levied by these jurisdictions are charged, where the seller is not registered everywhere. */
  levies?: readonly string[]
  source: Source
}

/** A rule of law that computes. */
export type Decide<Input, Output> = (input: Input) => Output

/** What seller-collected import tax depends on; the first scheme that fits applies. */
export interface ImportScheme {
  /** A country's or a union's; the seller must hold this registration unless the law makes it collect all the same. */
  scheme: string
  mandatory?: boolean
  /** Which supplies it is for, such as services alone where goods are taxed at customs. Left out: both. */
  covers?: readonly ('goods' | 'service')[]
  /** Up to this value of the consignment, in minor units. Left out: any value. */
  upTo?: { amount: number; currency: string }
  /** A consignment with goods of these kinds is outside the scheme, such as those that bear excise duty. */
  without?: readonly Kind[]
  /** A company that gives its valid number of the destination accounts for the tax itself, for this reason. */
  companiesAccount?: { reason: string }
  /** Where this scheme is written; left out: where the rule is. */
  source?: Source
}

/** A union inside which sales between members are no exports. */
export interface Union {
  code: string
  covers: readonly ('goods' | 'service')[]
}

/** The section `tax` of a pack. Rule names are stable ids: they appear in explanations and in differences. */
export type TaxRules = { [kind in `kind.${Kind}`]?: Dated<KindBand> } & {
  /** A named rate; the law's own name where it has one: `rate.standard`, `rate.reduced`. */
  [rate: `rate.${string}`]: Dated<BandRate | None>
} & {
  /** Are prices shown to consumers with tax in them? */
  display?: Dated<'inclusive' | 'exclusive'>
  rounding?: Dated<Rounding>
  /** Is delivery taxed at the rate of its own kind, or does it follow the goods, in proportion to their value? */
  delivery?: Dated<'own' | 'goods'>
  /** Which day's rate applies: of the supply, of the payment or of the invoice. */
  taxPoint?: Dated<'supply' | 'payment' | 'invoice'>
  /** Places of one area trade as at home; between areas goods are exported. By default the pack's code. */
  area?: Dated<string>
  union?: Dated<Union | None>
  /** Sales inside one area. By default the rates of the destination. */
  domestic?: Dated<Decide<Supply, Taxation>>
  /** Sales between members of one union. Stated by the group. */
  intraUnion?: Dated<Decide<Supply, Taxation>>
  /** How goods leave: the reason and proof of the zero rate. */
  exports?: Dated<{ reason: string; evidence: readonly string[] }>
  /** Who collects tax on goods that arrive from outside. */
  imports?: Dated<{ schemes: readonly ImportScheme[]; notice: string }>
  /** Rewrites the components of a rate for a supply: IGST into CGST and SGST. Must keep the sum of percentages. */
  split?: Dated<Decide<{ components: readonly Component[]; supply: Supply }, readonly Component[]>>
  /** Components of towns and counties, added to a rate that is not zero by law. */
  local?: Dated<Decide<{ place: Place; kind: Kind; band: string; day: Day }, readonly Component[]>>
}
