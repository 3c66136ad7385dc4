import type { Market } from '../market/market-set.ts'
import { matchingLocale, spokenLocale } from '../market/spoken-locale.ts'

/**
 * The language of an answer: the one asked for by name, which must be one of the market's, else the best that the
 * shopper's `Accept-Language` names, else the market's first.
 */
export function localeOf(market: Market, asked: string | undefined, acceptLanguage: string | undefined): string {
  const { locales } = market.definition
  if (asked !== undefined) return spokenLocale(market, asked)
  if (!acceptLanguage) return locales[0] as string
  for (const language of preferred(acceptLanguage)) {
    const found = matchingLocale(locales, language)
    if (found) return found
  }
  return locales[0] as string
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
