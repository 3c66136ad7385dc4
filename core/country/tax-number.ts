import { createRequire } from 'node:module'
import type { NumberCheck, NumberScheme } from './section/identity.ts'

/** The outcome of checking one number against the schemes of a country. */
export interface CheckedNumber {
  input: string
  valid: boolean
  /** Without spaces and punctuation; the input where it is not valid. */
  normalised: string
  /** Name of the scheme that it fits, null where none. */
  scheme: string | null
  use?: NumberScheme['use']
}

type Validator = { validate(value: string): { isValid: boolean; compact?: string } }

/**
 * Checks a number's form and check digits against schemes in order. The library refuses characters that no number has,
 * which is what is wanted of text from a stranger; it never asks a register whether the number is in use. Full-width
 * characters, as a Japanese or Chinese keyboard makes them, are read as plain ones.
 */
export function checkNumber(schemes: readonly NumberScheme[], input: string): CheckedNumber {
  const text = input.normalize('NFKC').trim()
  for (const scheme of schemes) {
    const normalised = normalisedBy(scheme, text)
    if (normalised !== undefined) return { input, valid: true, normalised, scheme: scheme.name, use: scheme.use }
  }
  return { input, valid: false, normalised: input.trim(), scheme: null }
}

/** As the module knows it, else without the scheme's letters; either way the letters stand in what is answered. */
function normalisedBy(scheme: NumberScheme, text: string): string | undefined {
  const { prefix = '' } = scheme
  const bare = text.toUpperCase().startsWith(prefix) ? text.slice(prefix.length).trim() : text
  for (const each of [text, bare]) {
    const { isValid, compact = '' } = validatorOf(scheme).validate(each)
    if (isValid) return compact.startsWith(prefix) ? compact : prefix + compact
  }
  return undefined
}

const require = createRequire(import.meta.url)

/** One country of the library at a time, when its first number comes: all of it is hundreds of files. */
function validatorOf(check: NumberCheck): Validator {
  if ('valid' in check) return { validate: (text) => validatedBy(check.valid, text) }
  const [country, name] = check.stdnum.split('.') as [string, string]
  const validator = require(`stdnum/lib/cjs/${country.toLowerCase()}`)[name] as Validator | undefined
  if (!validator) throw new Error(`stdnum has no ${check.stdnum}`)
  return validator
}

function validatedBy(valid: (compact: string) => boolean, text: string) {
  const compact = text.replace(/[\s./-]/g, '').toUpperCase()
  return { isValid: valid(compact), compact }
}
