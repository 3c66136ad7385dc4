import { Validators } from '../contract/validator.ts'
import { type Day, isDay } from '../country/day.ts'
import type { Jurisdiction } from '../country/jurisdiction.ts'
import type { Destination, Place } from '../country/place.ts'
import type { Engine } from '../engine.ts'
import { locate } from '../market/quote-request.ts'
import { Refusal } from '../problem/refusal.ts'
import { type CommandInput, WrongUsage } from './command.ts'

/** Options that many commands take. */
export const DAY_OPTION = { day: { type: 'string' } } as const

/** The jurisdiction that the first word names, in either case: a country, a territory, or a market's home. */
export function jurisdictionOf(engine: Engine, code: string): Jurisdiction {
  const found =
    engine.registry.jurisdiction(code) ??
    engine.markets.markets.find((market) => market.code === code.toLowerCase())?.jurisdiction
  if (found) return found
  const known = engine.registry.countries.map((country) => country.code).join(', ')
  throw new Refusal('unknown-country', `There is no pack for ${code}; there are packs for ${known}.`, 'country')
}

/** `--day`, or today in UTC: a country has no time zone of its own. */
export function dayOf({ values, engine }: CommandInput): Day {
  const text = values.day
  if (text === undefined) return new Date(engine.markets.now()).toISOString().slice(0, 10)
  if (typeof text === 'string' && isDay(text)) return text
  throw new Refusal('invalid-parameter', `${text} is not a day; write YYYY-MM-DD.`, 'day')
}

/** The place that `--to` names in a country; the country at large without it. */
export function placeOf(input: CommandInput, jurisdiction: Jurisdiction, day: Day): Place {
  const text = input.values.to
  const country = jurisdiction.country.code
  if (text === undefined) return { country, jurisdiction: jurisdiction.code }
  const destination = { country, ...(parseJson(String(text), '--to', 'to') as object) } as Destination
  refuseWrong(new Validators().named('Destination')(destination), 'to')
  const place = locate(input.engine.markets, destination, day, '')
  if (place.country === country) return place
  throw new Refusal(
    'invalid-address',
    `${destination.country} does not lie in ${country}; leave the country out.`,
    '/country',
  )
}

/** Parses JSON; text that is none is refused with its place. `pointer` names the option that it came by. */
export function parseJson(text: string, what: string, pointer = ''): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Refusal('malformed-body', `${what} is not JSON: ${(error as Error).message}`, pointer)
  }
}

/** Refuses a value that does not fit the contract, naming every field. */
export function refuseWrong(errors: readonly { pointer: string; detail: string }[], what: string): void {
  if (errors.length === 0) return
  const first = errors[0] as { pointer: string; detail: string }
  throw new Refusal('invalid-request', `${first.pointer || what} ${first.detail}.`, errors)
}

/** An option that must be given. */
export function required(input: CommandInput, name: string): string {
  const value = input.values[name]
  if (typeof value !== 'string') throw new WrongUsage(`--${name} is missing`)
  return value
}
