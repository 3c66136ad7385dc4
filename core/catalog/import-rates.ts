import type { Readable } from 'node:stream'
import type pg from 'pg'
import { isDay } from '../country/day.ts'
import { transaction } from '../db/pool.ts'
import { exponentOf } from '../money/currency.ts'
import { Refusal } from '../problem/refusal.ts'
import { csvRows } from './import/csv-rows.ts'
import { type RateRow, storeRates } from './import-rates.sql.ts'

export interface RateReport {
  days: number
  rates: number
  /** Rates that were not known before or differ from what was. */
  changed: number
  newest: string
}

const SOURCE = 'ECB euro foreign exchange reference rates'

/**
 * Imports the file of euro reference rates that the European Central Bank publishes (`eurofxref-hist.csv`): a row a day, a
 * column a currency, `N/A` where there is none. All or nothing; a bad row is refused with its line.
 */
export async function importRates(pool: pg.Pool, input: Readable): Promise<RateReport> {
  return transaction(pool, async (client) => {
    const report: RateReport = { days: 0, rates: 0, changed: 0, newest: '' }
    const days = new Set<string>()
    let batch: RateRow[] = []
    const flush = async () => {
      report.changed += await storeRates(client, batch, SOURCE)
      report.rates += batch.length
      batch = []
    }
    for await (const row of csvRows(input)) {
      if ('reason' in row) throw badRow(row.line, row.reason)
      batch.push(...ratesOf(row.line, row.value))
      const day = row.value.Date as string
      if (days.has(day)) throw badRow(row.line, `${day} stands twice`)
      days.add(day)
      report.days++
      if (day > report.newest) report.newest = day
      if (batch.length > 20_000) await flush()
    }
    await flush()
    if (report.rates === 0) throw badRow(1, 'there is no rate in the file')
    return report
  })
}

function ratesOf(line: number, row: Record<string, string>): RateRow[] {
  const day = row.Date
  if (!day || !isDay(day)) throw badRow(line, `${day} is not a day in the column Date`)
  return Object.entries(row).flatMap(([currency, text]) => {
    const perEuro = text.trim()
    // The file ends each line with a comma, and lists currencies that ISO 4217 no longer has.
    if (currency === 'Date' || perEuro === '' || perEuro === 'N/A' || exponentOf(currency) === undefined) return []
    if (!/^\d+(\.\d+)?$/.test(perEuro) || Number(perEuro) <= 0)
      throw badRow(line, `${perEuro} is not a rate of ${currency}`)
    return [{ day, currency, perEuro }]
  })
}

function badRow(line: number, reason: string): Refusal {
  return new Refusal('import-failed', `Line ${line}: ${reason}; nothing was imported.`, `line ${line}`)
}
