import type { CurrencyCode } from '../../money/currency.ts'
import type { Dated, None } from '../dated.ts'

/** How a payment goes, seen from the shopper. */
export type FlowKind =
  | 'card'
  | 'redirect'
  | 'scan-code'
  | 'app-push'
  | 'wallet'
  | 'voucher'
  | 'bank-transfer'
  | 'delayed-debit'
  | 'instalments'
  | 'invoice'
  | 'cash-on-delivery'
  | 'cash'

/** A way to pay. What depends on the provider is keyed by it in config; here is what the scheme itself fixes. */
export interface PaymentMethod {
  /** Name that shoppers know, not translated. */
  label: string
  flow: FlowKind
  currencies: readonly CurrencyCode[]
  /** Limits in minor units of the first currency. */
  min?: number
  max?: number
  /** How long the shopper has to pay. */
  expiryMinutes?: number
  /** How long the scheme allows a refund; 0 where it has none. */
  refundDays?: number
  partialRefund?: boolean
  partialCapture?: boolean
  /** Channels it is offered on; left out: all. */
  channels?: readonly string[]
  /** What identifies a payment, such as the Swiss QR reference. */
  reference?: 'qr-reference' | 'iso-11649'
}

/** The section `payment` of a pack, most usual method first. */
export type PaymentRules = { [method: `method.${string}`]: Dated<PaymentMethod | None> } & {
  /** Strong authentication that the law asks for. */
  authentication?: Dated<'two-factor' | None>
}
