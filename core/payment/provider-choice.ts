import type { FlowKind, PaymentMethod } from '../country/section/payment.ts'
import type { Abilities } from './payment.ts'
import type { PaymentProvider } from './provider.ts'

/** Which providers are asked, in their order, for what fits; what is left out fits everything. */
export interface ProviderRoute {
  markets?: readonly string[]
  methods?: readonly string[]
  currencies?: readonly string[]
  providers: readonly string[]
}

/** The choices of the business about providers, from config. */
export interface ProviderChoice {
  /** The first that fits decides. */
  routes: readonly ProviderRoute[]
  /** What a provider can do with a method, where it differs from the scheme: by provider, then by method. */
  abilities: Readonly<Record<string, Readonly<Record<string, Partial<Abilities>>>>>
  /** Minutes that a shopper has to pay where neither the scheme nor the provider says. */
  expiryMinutes: number
  /** How far the clock of a provider may be from ours, in seconds, before its messages count as replayed. */
  webhookToleranceSeconds: number
}

/** Providers that may take a payment, in the order in which they are asked. */
export function providersFor(
  { routes }: ProviderChoice,
  { market, method, currency }: { market: string; method: string; currency: string },
): readonly string[] {
  const fits = (named: readonly string[] | undefined, value: string) => named === undefined || named.includes(value)
  const route = routes.find(
    ({ markets, methods, currencies }) => fits(markets, market) && fits(methods, method) && fits(currencies, currency),
  )
  return route?.providers ?? []
}

/** Who takes the money, by the nature of the flow: what the shopper pays is taken, what is only promised is asked for. */
const CAPTURE: Readonly<Record<FlowKind, Abilities['capture']>> = {
  card: 'on-request',
  wallet: 'on-request',
  instalments: 'on-request',
  invoice: 'on-request',
  'cash-on-delivery': 'on-request',
  redirect: 'by-itself',
  'scan-code': 'by-itself',
  'app-push': 'by-itself',
  voucher: 'by-itself',
  'bank-transfer': 'by-itself',
  'delayed-debit': 'by-itself',
  cash: 'by-itself',
}

/** What can be done with a payment: as the provider says, else as the scheme says. */
export function abilitiesOf(
  choice: ProviderChoice,
  provider: string,
  method: string,
  scheme: PaymentMethod,
): Abilities & { expiryMinutes: number } {
  const own = choice.abilities[provider]?.[method] ?? {}
  const refundDays = own.refundDays ?? scheme.refundDays
  return {
    capture: own.capture ?? CAPTURE[scheme.flow],
    partialCapture: own.partialCapture ?? scheme.partialCapture ?? false,
    partialRefund: own.partialRefund ?? scheme.partialRefund ?? false,
    expiryMinutes: own.expiryMinutes ?? scheme.expiryMinutes ?? choice.expiryMinutes,
    ...(refundDays !== undefined && { refundDays }),
  }
}

/** Whether config sends anything to a provider. */
export function usesProvider({ routes }: ProviderChoice, code: string): boolean {
  return routes.some(({ providers }) => providers.includes(code))
}

/** The providers that this process can speak to, by code. */
export type Providers = ReadonlyMap<string, PaymentProvider>
