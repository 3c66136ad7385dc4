import type { FlowKind, PaymentMethod } from '../country/section/payment.ts'
import type { Market } from '../market/market-set.ts'
import type { Abilities } from './payment.ts'
import { abilitiesOf, type ProviderChoice, providersFor } from './provider-choice.ts'

/** What a cart asks about. `destination` is the code of a country, as the market's `delivers` names it. */
export interface PaymentQuestion {
  channel: string
  currency: string
  day: string
  amount: bigint
  destination?: string
}

/** Why a method is not offered; the limits say what would do. */
export type NotOffered = 'channel' | 'currency' | 'below-minimum' | 'above-maximum' | 'destination' | 'no-provider'

/** A method of the market as this cart sees it. Nothing stands against it where `against` is empty. */
export interface OfferedMethod {
  method: string
  label: string
  flow: FlowKind
  against: readonly NotOffered[]
  min?: bigint
  max?: bigint
  /** Minutes that the shopper has to pay once the payment is begun. */
  expiryMinutes: number
  abilities: Abilities
  /** Providers in the order in which they are asked. */
  providers: readonly string[]
}

/** Every method of the market, in the order of its pack, with what stands against it. */
export function offeredMethods(choice: ProviderChoice, market: Market, question: PaymentQuestion): OfferedMethod[] {
  const methods = market.jurisdiction.family<PaymentMethod>('payment', 'method', question.day)
  return [...methods].map(([method, { value }]) => offered(choice, market, method, value, question))
}

/** One method of the market, at its first provider or a given one; undefined where the market has no such method on that day. */
export function offeredMethod(
  choice: ProviderChoice,
  market: Market,
  method: string,
  question: PaymentQuestion,
  provider?: string,
): OfferedMethod | undefined {
  const rule = market.jurisdiction.family<PaymentMethod>('payment', 'method', question.day).get(method)
  return rule && offered(choice, market, method, rule.value, question, provider)
}

function offered(
  choice: ProviderChoice,
  market: Market,
  method: string,
  rule: PaymentMethod,
  question: PaymentQuestion,
  provider?: string,
): OfferedMethod {
  const providers = providersFor(choice, { market: market.code, method, currency: question.currency })
  const { expiryMinutes, ...abilities } = abilitiesOf(choice, provider ?? providers[0] ?? '', method, rule)
  const limits = limitsIn(rule, question.currency)
  const against = [
    ...objections(rule, market, question),
    ...limitObjections(limits, question.amount),
    ...(providers.length === 0 ? (['no-provider'] as const) : []),
  ]
  return { method, label: rule.label, flow: rule.flow, against, ...limits, expiryMinutes, abilities, providers }
}

function objections(
  rule: PaymentMethod,
  market: Market,
  { channel, currency, destination }: PaymentQuestion,
): NotOffered[] {
  const against: NotOffered[] = []
  if (rule.channels && !rule.channels.includes(channel)) against.push('channel')
  if (!rule.currencies.includes(currency)) against.push('currency')
  // Who takes the money at the door is a carrier of the market's own country.
  const abroad = destination !== undefined && destination !== market.definition.country
  if (rule.flow === 'cash-on-delivery' && abroad) against.push('destination')
  return against
}

/** A scheme states its limits in its first currency; in another it has none that we could name. */
function limitsIn({ min, max, currencies }: PaymentMethod, currency: string): { min?: bigint; max?: bigint } {
  if (currency !== currencies[0]) return {}
  return { ...(min !== undefined && { min: BigInt(min) }), ...(max !== undefined && { max: BigInt(max) }) }
}

function limitObjections({ min, max }: { min?: bigint; max?: bigint }, amount: bigint): NotOffered[] {
  if (min !== undefined && amount < min) return ['below-minimum']
  return max !== undefined && amount > max ? ['above-maximum'] : []
}
