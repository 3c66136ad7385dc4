import type { Dated, None } from '../dated.ts'
import type { Kind } from '../kind.ts'

/** The section `legal` of a pack: what the law asks of a sale to a consumer. Texts are keys of the pack's messages. */
export type LegalRules = {
  /** Right to send goods back without a reason. Days are calendar days. */
  withdrawal?: Dated<
    | {
        days: number
        from: 'possession' | 'conclusion'
        excluded: readonly Kind[]
        /** Does the refund include the outward standard delivery? */
        refundsDelivery: boolean
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
  /** Years that sales records are kept. */
  retention?: Dated<{ years: number }>
  /** Where personal data of residents must be kept first. */
  dataResidency?: Dated<{ country: string; note: string } | None>
  /** Days to ship within when no date was promised, and what to do when late. */
  dispatch?: Dated<{ days: number; message: string } | None>
  /** Books are sold at the publisher's price; greatest reduction allowed, in percent. */
  fixedBookPrice?: Dated<{ kinds: readonly Kind[]; reductionMax: string } | None>
  /** Sales periods set by law. */
  salesPeriods?: Dated<{ note: string } | None>
  /** Is selling below cost forbidden? */
  belowCostBan?: Dated<{ message: string } | None>
} & {
  /** Smallest age of the buyer. */
  [gate: `ageGate.${string}`]: Dated<{ years: number; kinds: readonly Kind[] } | None>
} & {
  /** What must be shown: texts, for some kinds or for all. */
  [notice: `notice.${string}`]: Dated<{ message: string; kinds?: readonly Kind[] } | None>
} & {
  /** What the shopper must agree to before buying. */
  [consent: `consent.${string}`]: Dated<{ message: string; kinds?: readonly Kind[] } | None>
} & {
  /** Goods that may not be sold at a distance to consumers. */
  [goods: `forbidden.${string}`]: Dated<{ kinds: readonly Kind[]; subKind?: string; message: string } | None>
}
