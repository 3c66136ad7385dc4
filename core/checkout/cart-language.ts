import type { Market } from '../market/market-set.ts'
import { matchingLocale, spokenLocale } from '../market/spoken-locale.ts'
import type { Cart, CartContent } from './cart.ts'
import type { CheckoutDeps } from './checkout-deps.ts'
import { readLineFacts } from './line-facts.ts'

/** A cart's language: the one asked for by name, else its own where the market speaks it, else what the shopper reads. */
export function cartLocale(
  market: Market,
  { locale }: Pick<CartContent, 'locale'>,
  asked: string | undefined,
  otherwise = market.definition.locales[0] as string,
): string {
  if (asked !== undefined) return spokenLocale(market, asked)
  return matchingLocale(market.definition.locales, locale) ?? otherwise
}

/** A cart in another of the market's languages: its goods are named anew, their prices stay. One statement, none in its own. */
export async function inLanguage(deps: CheckoutDeps, market: Market, cart: Cart, locale: string): Promise<Cart> {
  const { content } = cart
  if (locale === content.locale) return cart
  const skus = content.lines.filter(({ facts }) => facts).map(({ sku }) => sku)
  const day = deps.engine.markets.today(market)
  const named = await readLineFacts(deps.offers, market, { ...content, locale }, day, skus)
  const lines = content.lines.map((line) => {
    const name = named.get(line.sku)?.name
    return line.facts && name !== undefined ? { ...line, facts: { ...line.facts, name } } : line
  })
  return { ...cart, content: { ...content, locale, lines } }
}
