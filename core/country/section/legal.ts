import type { Dated, None } from '../dated.ts'
import type { Day } from '../day.ts'
import type { Kind } from '../kind.ts'
import type { Trait } from '../trait.ts'

/**
 * A period in which sales (soldes, rebajas) may be held: it begins on the n-th weekday of a month (the last where n is -1),
 * a week earlier where that day comes after `notAfter`, and lasts so many days; or a decree fixed its days, both included.
 */
export type SalesPeriod = { name: string } & (
  | { nth: { n: number; weekday: number; month: number }; notAfter?: number; days: number }
  | { first: Day; last: Day }
)

/** Greatest reduction on the price that a publisher fixed, in percent; `shipped` where the book is sent to the buyer. */
export interface FixedPrice {
  kinds: readonly Kind[]
  reductionMax: string
  shipped?: { reductionMax: string }
}

/** What delivery of these kinds costs at least, unless they are collected: the first step whose `under` is not reached. */
export interface DeliveryMin {
  kinds: readonly Kind[]
  currency: string
  /** `under` is a value of goods of these kinds; the last step has none. Minor units. */
  steps: readonly { under?: number; amount: number }[]
}

/** Years that sales records are kept, counted from the end of the year of the sale. */
export interface Retention {
  years: number
  /** The month that closes the year; December where left out. */
  yearEndsIn?: number
  /** They are counted from so many months after, as where they run from the return of that year. */
  monthsAfter?: number
}

/** `standard`: what the cheapest standard delivery would have cost, where a dearer one was chosen. */
export type RefundedDelivery = 'none' | 'standard' | 'whole'

/** The section `legal` of a pack: what the law asks of a sale to a consumer. Texts are keys of the pack's messages. */
export type LegalRules = {
  /** Right to send goods back without a reason. Days are calendar days. */
  withdrawal?: Dated<
    | {
        days: number
        from: 'possession' | 'conclusion'
        excluded: readonly Kind[]
        /** Outside it for what is the matter with them, of whatever kind they are. */
        excludedTraits?: readonly Trait[]
        /** Covered as long as the seal of each is whole, for health or hygiene. */
        sealed?: readonly Kind[]
        /** What the shopper is told before ordering: that there is no right to withdraw from these goods. */
        excludedMessage?: string
        /** That it ends with the seal. */
        sealedMessage?: string
        /** What of the outward delivery is given back with the whole contract: at most the cheapest standard one, all, or nothing. */
        refundsDelivery: RefundedDelivery
        /** Who bears the cost of sending back, unless the seller offers more. */
        returnCost: 'buyer' | 'seller'
        /** The day on which the period begins is its first; left out, the day after it is. */
        firstDayCounts?: true
        /** A last day that nobody works on moves to the next working day. */
        endsOnWorkingDay?: true
      }
    | None
  >
  /** A button in the interface to withdraw. */
  withdrawalFunction?: Dated<{ message: string } | None>
  guarantee?: Dated<{ months: number } | None>
  /** Wording of the order button. */
  orderButton?: Dated<{ message: string } | None>
  /** Days before a reduction whose lowest price must be shown with it. */
  priorPrice?: Dated<{ days: number } | None>
  /** Price per kilogram, litre, metre or piece for these kinds. */
  unitPrice?: Dated<{ kinds: readonly Kind[] } | None>
  /** Who made it, who answers for it, and its warnings in the local language. */
  productSafety?: Dated<{ kinds: readonly Kind[]; euResponsiblePerson: boolean } | None>
  /** Link to a platform that settles disputes. */
  disputeLink?: Dated<{ url: string } | None>
  retention?: Dated<Retention>
  /** Where personal data of residents must be kept first. */
  dataResidency?: Dated<{ country: string; note: string } | None>
  /** Days to ship within when no date was promised, and what to do when late. */
  dispatch?: Dated<{ days: number; message: string } | None>
  /** A percentage that is announced as a reduction is counted on the prior price. */
  reductionPercent?: Dated<{ of: 'prior-price' } | None>
  /** Books are sold at the publisher's price. */
  fixedBookPrice?: Dated<FixedPrice | None>
  /** Electronic books are, where a law of their own says so. */
  fixedEbookPrice?: Dated<FixedPrice | None>
  /** Delivery may not be given away with these goods. */
  deliveryMin?: Dated<DeliveryMin | None>
  /** Sales periods set by law; without `periods` a trader holds sales whenever he likes. */
  salesPeriods?: Dated<{ note: string; periods?: readonly SalesPeriod[] } | None>
  /** Is selling below cost forbidden? `exceptSales`: not in a sales period, for what is announced as a sale. */
  belowCostBan?: Dated<{ message: string; exceptSales?: true } | None>
} & {
  /** Smallest age of the buyer. */
  [gate: `ageGate.${string}`]: Dated<{ years: number; kinds: readonly Kind[] } | None>
} & {
  /** What must be shown: texts, for some kinds or for all; with `traits` also for what has one of them. */
  [notice: `notice.${string}`]: Dated<{ message: string; kinds?: readonly Kind[]; traits?: readonly Trait[] } | None>
} & {
  /** What the shopper must agree to before buying. */
  [consent: `consent.${string}`]: Dated<{ message: string; kinds?: readonly Kind[] } | None>
} & {
  /** Goods that may not be sold at a distance to consumers. */
  [goods: `forbidden.${string}`]: Dated<{ kinds: readonly Kind[]; subKind?: string; message: string } | None>
}
