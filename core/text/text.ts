import { createInstance } from 'i18next'
import de from './messages/de.json' with { type: 'json' }
import en from './messages/en.json' with { type: 'json' }
import es from './messages/es.json' with { type: 'json' }
import fr from './messages/fr.json' with { type: 'json' }
import hi from './messages/hi.json' with { type: 'json' }
import it from './messages/it.json' with { type: 'json' }
import ja from './messages/ja.json' with { type: 'json' }
import pt from './messages/pt.json' with { type: 'json' }
import zh from './messages/zh.json' with { type: 'json' }

/** Languages that the core itself speaks. A further one is a file in `messages/` and a word here. */
export const coreMessages: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en,
  de,
  es,
  fr,
  hi,
  it,
  ja,
  pt,
  zh,
}

/** Keys that the core translates, so that packs need not. */
export const coreTexts: ReadonlySet<string> = new Set(Object.keys(en))

const instance = createInstance({
  resources: Object.fromEntries(
    Object.entries(coreMessages).map(([language, texts]) => [language, { translation: texts }]),
  ),
  fallbackLng: 'en',
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  interpolation: { escapeValue: false },
})
void instance.init()

const texts = new Map<string, string>()
/** Keys are the core's, and languages those of markets and of whoever asks; a flood of made-up ones must not stay. */
const TEXTS_MAX = 20_000

/** A text of the core in a language, falling back from `fr-CH` to `fr` to English. Said often, and so remembered. */
export function coreText(key: string, locale: string): string {
  const id = `${locale} ${key}`
  let text = texts.get(id)
  if (text === undefined) {
    if (texts.size >= TEXTS_MAX) texts.clear()
    text = instance.t(key, { lng: locale })
    texts.set(id, text)
  }
  return text
}
