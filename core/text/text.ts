import { createInstance } from 'i18next'
import en from './messages/en.json' with { type: 'json' }

/** Languages that the core itself speaks. A further one is a file in `messages/` and a line here. */
const resources = { en: { translation: en } }

/** Keys that the core translates, so that packs need not. */
export const coreTexts: ReadonlySet<string> = new Set(Object.keys(en))

const instance = createInstance({
  resources,
  fallbackLng: 'en',
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  interpolation: { escapeValue: false },
})
void instance.init()

/** A text of the core in a language, falling back from `fr-CH` to `fr` to English. */
export function coreText(key: string, locale: string): string {
  return instance.t(key, { lng: locale })
}
