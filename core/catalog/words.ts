/** PostgreSQL's configuration for full-text search by language; any other language is taken word by word. */
const CONFIGURATIONS: Readonly<Record<string, string>> = {
  de: 'german',
  en: 'english',
  es: 'spanish',
  fr: 'french',
  hi: 'hindi',
  it: 'italian',
  pt: 'portuguese',
}

/** Languages written without spaces, which PostgreSQL cannot cut into words. */
const UNSPACED: ReadonlySet<string> = new Set(['ja', 'zh'])

/** Language of what the core says. */
export const CORE_LANGUAGE = 'en'

const RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+/gu

function languageOf(locale: string): string {
  return locale.split('-')[0] || CORE_LANGUAGE
}

/** Configuration of a locale; the empty locale is the core's. */
export function configurationOf(locale: string): string {
  const language = languageOf(locale)
  return UNSPACED.has(language) ? 'simple' : (CONFIGURATIONS[language] ?? 'simple')
}

/** Text as it is indexed: without accents, and in overlapping pairs of characters where words are not spaced. */
export function indexed(text: string, locale: string): string {
  const folded = fold(text)
  if (!UNSPACED.has(languageOf(locale))) return folded
  return folded.replace(RUN, (run) => ` ${pairs(run).join(' ')} `)
}

/** A search in one locale: how PostgreSQL is to read `text`. */
export interface WordQuery {
  configuration: string
  /** `websearch` for what people type, `exact` for a query in PostgreSQL's own syntax. */
  syntax: 'websearch' | 'exact'
  text: string
}

/** What people type as a query in a locale. */
export function wordQuery(typed: string, locale: string): WordQuery {
  const configuration = configurationOf(locale)
  if (!UNSPACED.has(languageOf(locale))) return { configuration, syntax: 'websearch', text: fold(typed) }
  const terms = fold(typed)
    .split(/[^\p{L}\p{N}ー々]+/u)
    .filter(Boolean)
    .flatMap((word) => termsOf(word))
  return { configuration, syntax: 'exact', text: terms.join(' & ') }
}

/** Ligatures that Unicode does not take apart, as people without them on their keyboard write them. */
const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae' }

/**
 * Marks of Latin letters go, so that `cafe` finds `café`; vowel signs of Devanagari are letters and stay. An apostrophe is
 * straight on one keyboard and curved on another: PostgreSQL cuts `d'acacia` at the one and not at the other.
 */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[œæ]/g, (ligature) => LIGATURES[ligature] ?? ligature)
}

/** Overlapping pairs, and the last character alone, so that every character begins something that is indexed. */
function pairs(run: string): string[] {
  const characters = [...run]
  return characters.map((character, index) => character + (characters[index + 1] ?? ''))
}

function termsOf(word: string): string[] {
  const terms: string[] = []
  let rest = 0
  for (const match of word.matchAll(RUN)) {
    if (match.index > rest) terms.push(quoted(word.slice(rest, match.index)))
    const characters = [...match[0]]
    if (characters.length === 1) terms.push(`${quoted(match[0])}:*`)
    else terms.push(...pairs(match[0]).slice(0, -1).map(quoted))
    rest = match.index + match[0].length
  }
  if (rest < word.length) terms.push(quoted(word.slice(rest)))
  return terms
}

function quoted(term: string): string {
  return `'${term.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`
}
