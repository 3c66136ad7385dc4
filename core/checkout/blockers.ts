import { addressErrors } from '../country/address-errors.ts'
import { addDays, type Day } from '../country/day.ts'
import type { EffectiveRule, Jurisdiction } from '../country/jurisdiction.ts'
import type { Kind } from '../country/kind.ts'
import { checkNumber } from '../country/tax-number.ts'
import type { Engine } from '../engine.ts'
import { type Market, marketText } from '../market/market-set.ts'
import type { OfferedMethod } from '../payment/offered-methods.ts'
import { cited } from '../pricing/explanation.ts'
import type { Refusal } from '../problem/refusal.ts'
import { demandOf } from '../stock/demand.ts'
import { coreText } from '../text/text.ts'
import type { Blocker, CartContent } from './cart.ts'
import { basketLine, type CartFacts, needsDelivery } from './cart-facts.ts'
import type { CartQuote } from './cart-quote.ts'

/** What the blockers of a cart are found from. */
export interface CartState {
  engine: Engine
  market: Market
  content: CartContent
  day: Day
  quoted: CartQuote
  methods: readonly OfferedMethod[]
  facts: CartFacts
}

/**
 * Everything that still stands between a cart and an order, from the country's law and the market's choices, each with where
 * to mend it. Pure; empty where the order can be placed.
 */
export function blockersOf(state: CartState): Blocker[] {
  return [
    ...lineBlockers(state),
    ...lawBlockers(state),
    ...contactBlockers(state),
    ...addressBlockers(state),
    ...state.quoted.refusals.map((refusal) => refused(refusal, state)),
    ...choiceBlockers(state),
  ]
}

function blocker({ content }: CartState, code: string, pointer: string, source?: Blocker['source']): Blocker {
  return { code, pointer, message: coreText(`blocker.${code}`, content.locale), ...(source && { source }) }
}

function lineBlockers(state: CartState): Blocker[] {
  const { lines } = state.content
  if (lines.length === 0) return [blocker(state, 'empty', '/lines')]
  const short = new Set(state.facts.missing?.map(({ sku }) => sku))
  return lines.flatMap((line, index) => {
    if (!line.facts) return [blocker(state, 'not-sold', `/lines/${index}`)]
    const lacking = demandOf([basketLine(line)]).some(({ sku }) => short.has(sku))
    return lacking ? [blocker(state, 'out-of-stock', `/lines/${index}`)] : []
  })
}

/** Rules of law that concern some kinds of goods, or all where they name none. */
interface ForKinds {
  kinds?: readonly Kind[]
  subKind?: string
  years?: number
  message?: string
}

function concerns(rule: ForKinds, facts: CartContent['lines'][number]['facts']): boolean {
  if (!facts) return false
  const { kind, subKind } = facts.offer.data
  if (rule.subKind && rule.subKind !== subKind) return false
  return rule.kinds?.includes(kind) ?? true
}

/** Inside the home country the law of the place of delivery speaks; for deliveries abroad the market's own does. */
export function lawOf({ quoted: { terms } }: Pick<CartState, 'quoted'>): Jurisdiction {
  const there = terms.registry.jurisdiction(terms.destination.jurisdiction)
  return there && there.country.code === terms.homeJurisdiction.country.code ? there : terms.homeJurisdiction
}

function lawBlockers(state: CartState): Blocker[] {
  const { content, day, market } = state
  const law = lawOf(state)
  const text = (key: string) => marketText(market, key, content.locale)
  const forbidden = [...law.family<ForKinds>('legal', 'forbidden', day)].flatMap(([, { value, source }]) =>
    content.lines.flatMap(({ facts }, index) =>
      value.kinds && concerns(value, facts)
        ? [{ ...blocker(state, 'forbidden', `/lines/${index}`, cited(source)), message: text(value.message as string) }]
        : [],
    ),
  )
  const tooYoung = [...law.family<Required<ForKinds>>('legal', 'ageGate', day)]
    .filter(([, { value }]) => content.lines.some(({ facts }) => concerns(value, facts)))
    .filter(([, { value }]) => !isOfAge(content.birthDate, value.years, day))
    .map(([, { source }]) => blocker(state, 'age', '/birthDate', cited(source)))
  const missing = consentsOf(state)
    .filter(({ given }) => !given)
    .map(({ code, text: message, source }) => ({ code: 'consent', pointer: `/consents/${code}`, message, source }))
  return [...forbidden, ...tooYoung, ...missing]
}

/** Old enough on a day. Who was born on 29 February is a year older on 1 March of other years. */
function isOfAge(birthDate: Day | undefined, years: number, day: Day): boolean {
  if (birthDate === undefined) return false
  const [year = '', month = '', date = ''] = birthDate.split('-')
  const birthday = `${String(Number(year) + years).padStart(4, '0')}-${month}-${date}`
  return birthday <= day && birthDate > addDays(day, -130 * 366)
}

/** What the law wants agreed to for these goods, with the very words, and whether it was. */
export function consentsOf(state: Pick<CartState, 'content' | 'day' | 'market' | 'quoted'>) {
  const { content, day, market } = state
  const law = lawOf(state)
  return [...law.family<ForKinds & { message: string }>('legal', 'consent', day)]
    .filter(([, { value }]) => !value.kinds || content.lines.some(({ facts }) => concerns(value, facts)))
    .map(([code, { value, source }]) => ({
      code,
      text: marketText(market, value.message, content.locale),
      given: content.consents[code] !== undefined,
      source: cited(source),
    }))
}

function contactBlockers(state: CartState): Blocker[] {
  const { content } = state
  const email = content.contact?.email ? [] : [blocker(state, 'email', '/contact/email')]
  return [...email, ...numberBlockers(state)]
}

/** A tax number that the law wants of the buyer, and that is missing or cannot be. */
function numberBlockers(state: CartState): Blocker[] {
  const { content, market, day } = state
  const rule = market.jurisdiction.rule('identity', 'buyerNumber', day) as
    | EffectiveRule<{ buyers: 'all' | 'companies' } | null>
    | undefined
  const type = content.buyer?.type ?? 'consumer'
  if (!rule?.value || (rule.value.buyers === 'companies' && type !== 'company')) return []
  const schemes = market.jurisdiction.value('identity', 'schemes', day) ?? []
  const taxId = content.buyer?.taxId
  if (taxId !== undefined && checkNumber(schemes, taxId).valid) return []
  return [blocker(state, 'tax-number', '/buyer/taxId', cited(rule.source))]
}

function addressBlockers(state: CartState): Blocker[] {
  const { content } = state
  const shipTo = content.shipTo
    ? wholeAddress(state, content.shipTo, '/shipTo')
    : needsDelivery(content)
      ? [blocker(state, 'address', '/shipTo')]
      : []
  return [...shipTo, ...(content.billTo ? wholeAddress(state, content.billTo, '/billTo') : [])]
}

function wholeAddress(state: CartState, address: NonNullable<CartContent['shipTo']>, at: string): Blocker[] {
  const { engine, day } = state
  return addressErrors(engine.registry, address, day).map(({ pointer }) =>
    blocker(state, 'address-field', `${at}${pointer}`),
  )
}

/** What the quote had to leave out, in the words of the catalogue of problems. */
function refused(refusal: Refusal, { content }: CartState): Blocker {
  const pointer = refusal.errors[0]?.pointer ?? ''
  return { code: refusal.type, pointer, message: coreText(`problem.${refusal.type}`, content.locale) }
}

function deliveryBlockers(state: CartState): Blocker[] {
  const { delivery } = state.content
  if (!delivery) return [blocker(state, 'delivery', '/delivery')]
  if (delivery.unavailable === 'no-pickup-point') return [blocker(state, 'pickup-point', '/delivery/pickupPoint')]
  return delivery.unavailable ? [blocker(state, 'delivery-unavailable', '/delivery/service')] : []
}

function choiceBlockers(state: CartState): Blocker[] {
  const { content, methods } = state
  const blockers: Blocker[] = []
  if (needsDelivery(content)) blockers.push(...deliveryBlockers(state))
  if (!content.payment) return [...blockers, blocker(state, 'payment', '/payment')]
  const chosen = methods.find(({ method }) => method === content.payment?.method)
  if (!chosen || chosen.against.length > 0) blockers.push(blocker(state, 'payment-not-offered', '/payment/method'))
  return blockers
}
