import type { Country, Group, Messages } from './define-country.ts'

/** `fr-CH` → `fr-CH`, `fr`: the locales to look in, most exact first. */
export function localeChain(locale: string): string[] {
  const parts = locale.split('-')
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'))
}

/** The text of a key in a language, from the pack, else from its groups; undefined where neither has it. */
export function packMessage(country: Country, key: string, locale: string): string | undefined {
  const asked = `${locale} ${key}`
  const known = found.get(country) ?? new Map<string, string | undefined>()
  if (known.size === 0) found.set(country, known)
  if (!known.has(asked)) known.set(asked, lookUp(country, key, locale))
  return known.get(asked)
}

/** Packs do not change, and each answer to a shopper asks for a dozen texts. */
const found = new WeakMap<Country, Map<string, string | undefined>>()

function lookUp(country: Country, key: string, locale: string): string | undefined {
  const groups: readonly Group[] = (country.inherits ?? []).flatMap((period) => [...period.value])
  for (const each of localeChain(locale)) {
    for (const owner of [country, ...groups]) {
      const text = (owner.messages[each] as Messages | undefined)?.[key]
      if (text !== undefined) return text
    }
  }
  return undefined
}
