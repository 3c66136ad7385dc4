import { expect, test } from 'vitest'
import type { Kind } from '../core/country/kind.ts'
import type { Place } from '../core/country/place.ts'
import { Registry } from '../core/country/registry.ts'
import type { Seller, Supply } from '../core/country/section/tax.ts'
import { type CheckedNumber, checkNumber } from '../core/country/tax-number.ts'
import type { Trait } from '../core/country/trait.ts'
import { frozenLaw } from '../core/order/frozen-law.ts'
import { type RateTableRow, rateTable } from '../core/tax/rate-table.ts'
import { type DecidedTaxation, decideTaxation } from '../core/tax/taxation.ts'
import { countries } from '../countries/index.ts'

export const registry = new Registry(countries)

/** Looks an address up; throws where no pack answers, so that a test says which address was wrong. */
export function place(
  country: string,
  address: { postalCode?: string; subdivision?: string } = {},
  day = '2026-11-22',
): Place {
  const found = registry.locate({ country, ...address }, day)
  if ('error' in found) throw new Error(JSON.stringify(found))
  return found
}

/** The row of `rates` for a kind on a day, at an address of the country. The first where a condition splits it. */
export function rateRow(
  country: string,
  kind: Kind,
  day: string,
  address?: { postalCode?: string; subdivision?: string },
): RateTableRow {
  const row = rateTable(registry, place(country, address, day), day).find((each) => each.kind === kind)
  if (!row) throw new Error(`${country} has no rate for ${kind} on ${day}`)
  return row
}

/** One golden case: on a day, a kind at an address is taxed at a percentage that was worked out from the law. */
export type GoldenRate = readonly [
  day: string,
  kind: Kind,
  percent: string,
  address?: { postalCode?: string; subdivision?: string },
]

/** Tests every case of a table, one test each. */
export function goldenRates(country: string, cases: readonly GoldenRate[]): void {
  test.each(cases.map((each) => [...each]))('on %s %s is taxed at %s %%', (day, kind, percent, address) => {
    expect(rateRow(country, kind as Kind, day as string, address as { postalCode?: string }).percent).toBe(percent)
  })
}

/** One golden case: goods, with what is the matter with them, and whether the law lets a consumer withdraw from them. */
export type GoldenWithdrawal = readonly [kind: Kind, trait: Trait | undefined, covered: boolean]

/**
 * What Directive 2011/83/EU excepts by art. 16(c), (d) and (j), and each law that took these exceptions over: a pack names its
 * own articles where it tests them.
 */
export const EXCEPTED_BY_THE_DIRECTIVE: readonly GoldenWithdrawal[] = [
  ['food', undefined, true],
  ['drink', undefined, true],
  ['food', 'perishable', false],
  ['plant', undefined, true],
  ['plant', 'perishable', false],
  ['confectionery', 'perishable', false],
  ['clothing', undefined, true],
  ['clothing', 'madeToOrder', false],
  ['press', undefined, false],
]

/** Tests every case of a table on a day, one test each. */
export function goldenWithdrawal(code: string, cases: readonly GoldenWithdrawal[], day = '2026-11-22'): void {
  test.each(cases.map((each) => [...each]))(
    `${code}: %s, %s: the right to withdraw is there: %s`,
    (kind, trait, covered) => {
      const law = registry.jurisdiction(code)
      if (!law) throw new Error(`no law for ${code}`)
      const goods = { ref: 'it', name: 'it', kind: kind as Kind, ...(trait && { [trait as Trait]: true as const }) }
      const [right] = frozenLaw(law, day, [goods]).rights.filter((each) => each.code === 'withdrawal')
      expect(right !== undefined && !right.excluded?.includes('it')).toBe(covered)
    },
  )
}

/** Tests until when the record of a sale on a day must be kept, one test for each day. */
export function goldenRetention(code: string, cases: readonly (readonly [sold: string, until: string])[]): void {
  test.each(cases.map((each) => [...each]))(`${code}: the record of a sale on %s is kept until %s`, (sold, until) => {
    const law = registry.jurisdiction(code)
    if (!law) throw new Error(`no law for ${code}`)
    expect(frozenLaw(law, sold as string, []).retainedUntil).toBe(until)
  })
}

/** A tax or company number checked by the schemes of a country. */
export function numberOf(country: string, input: string, day = '2026-11-22'): CheckedNumber {
  return checkNumber(registry.jurisdiction(country)?.value('identity', 'schemes', day) ?? [], input)
}

const nobody: Seller = { country: '', registrations: [], distanceSales: 'over' }

/** Who taxes a sale of goods to a consumer, unless said otherwise. */
export function taxation(origin: Place, destination: Place, change: Partial<Supply> = {}): DecidedTaxation {
  return decideTaxation(registry, {
    day: '2026-11-22',
    origin,
    destination,
    buyer: { type: 'consumer' },
    goods: 'goods',
    seller: { ...nobody, country: origin.country },
    valueIn: () => 100_00n,
    ...change,
  })
}
