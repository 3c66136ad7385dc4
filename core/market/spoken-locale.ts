import { Refusal } from '../problem/refusal.ts'
import type { Market } from './market-set.ts'

/** The market's language that was asked for by name, which must be one of its own. */
export function spokenLocale(market: Market, asked: string): string {
  const { locales } = market.definition
  const found = matchingLocale(locales, asked)
  if (found) return found
  throw new Refusal('unknown-locale', `${market.code} speaks ${locales.join(', ')}, not ${asked}.`, 'locale')
}

/** Exactly, or by language alone: `fr` finds `fr-CH`, and `fr-BE` does too. */
export function matchingLocale(locales: readonly string[], tag: string): string | undefined {
  const wanted = tag.toLowerCase()
  const exact = locales.find((locale) => locale.toLowerCase() === wanted)
  const language = wanted.split('-')[0]
  return exact ?? locales.find((locale) => locale.toLowerCase().split('-')[0] === language)
}
