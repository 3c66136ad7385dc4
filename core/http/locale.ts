import type { Market } from '../market/market-set.ts'
import { Refusal } from '../problem/refusal.ts'

/**
 * The language of an answer: the one asked for by name, which must be one of the market's, else the best that the
 * shopper's `Accept-Language` names, else the market's first.
 */
export function localeOf(market: Market, asked: string | undefined, acceptLanguage: string | undefined): string {
  const { locales } = market.definition
  if (asked !== undefined) {
    const found = matching(locales, asked)
    if (found) return found
    throw new Refusal('unknown-locale', `${market.code} speaks ${locales.join(', ')}, not ${asked}.`, 'locale')
  }
  if (!acceptLanguage) return locales[0] as string
  for (const language of preferred(acceptLanguage)) {
    const found = matching(locales, language)
    if (found) return found
  }
  return locales[0] as string
}

/** Exactly, or by language alone: `fr` finds `fr-CH`, and `fr-BE` does too. */
function matching(locales: readonly string[], tag: string): string | undefined {
  const wanted = tag.toLowerCase()
  const exact = locales.find((locale) => locale.toLowerCase() === wanted)
  const language = wanted.split('-')[0]
  return exact ?? locales.find((locale) => locale.toLowerCase().split('-')[0] === language)
}

/** Languages of the header, the most wanted first; what cannot be read is passed over, as RFC 9110 wants. */
function preferred(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean)
      return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ tag, quality }) => /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(tag) && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag)
}
