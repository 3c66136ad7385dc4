import type { Day } from '../../core/country/day.ts'
import type { Kind } from '../../core/country/kind.ts'
import type { Place } from '../../core/country/place.ts'
import type { Component } from '../../core/country/section/tax.ts'
import { type LocalRate, localRates } from './local-rates.ts'

/** Bands that are free of local tax wherever they are free of the state's. */
const FREE: ReadonlySet<string> = new Set(['exempt', 'voucher'])

const byState = Map.groupBy(localRates, (row) => row.state)

/** The taxes of counties, cities and districts at an address, from the table. */
export function localTaxes(at: { place: Place; kind: Kind; band: string; day: Day }): readonly Component[] {
  const rows = byState.get(at.place.jurisdiction)
  if (!rows || FREE.has(at.band)) return []
  const zip = at.place.postalCode?.slice(0, 5)
  return rows.flatMap((row) => {
    const percent = covers(row, zip, at.band) ? percentOn(row, at.day) : '0'
    return percent === '0' ? [] : [{ name: `${row.levy} sales tax`, percent, jurisdiction: `${row.state}:${row.levy}` }]
  })
}

function covers(row: LocalRate, zip: string | undefined, band: string): boolean {
  if (row.only && !row.only.includes(band)) return false
  if (row.except?.includes(band)) return false
  return row.zips === undefined || (zip !== undefined && row.zips.test(zip))
}

function percentOn(row: LocalRate, day: Day): string {
  return row.steps.findLast(([from]) => from <= day)?.[1] ?? '0'
}
