import type { Readable } from 'node:stream'
import type pg from 'pg'
import { csvRows } from '../catalog/import/csv-rows.ts'
import type { ImportOptions, ImportReport } from '../catalog/import/import-products.ts'
import { ndjsonRows } from '../catalog/import/ndjson-rows.ts'
import type { Format } from '../catalog/import/product-rows.ts'
import type { SourceRow } from '../catalog/import/source-row.ts'
import { Validators } from '../contract/validator.ts'
import type { Day } from '../country/day.ts'
import { compiled } from '../country/pattern.ts'
import type { Registry } from '../country/registry.ts'
import { transaction } from '../db/pool.ts'
import type { FieldError } from '../problem/refusal.ts'
import type { PickupPointDocument } from './pickup-point.ts'
import { type StoredPickupPoint, writePickupPoints } from './pickup-points.sql.ts'

const ERRORS_MAX = 100
const BATCH_ROWS = 1000

/** Rolls the transaction back without being an error. */
class NothingToKeep extends Error {}

/** Points of a file: NDJSON as it is, CSV with a column for each field. */
export async function* pickupPointRows(input: Readable, format: Format): AsyncGenerator<SourceRow<unknown>> {
  if (format === 'ndjson') {
    yield* ndjsonRows(input)
    return
  }
  for await (const row of csvRows(input)) yield 'reason' in row ? row : fromColumns(row.line, row.value)
}

const JSON_COLUMNS = ['latitude', 'longitude', 'openingHours', 'active']

function fromColumns(line: number, row: Record<string, string>): SourceRow<unknown> {
  const value: Record<string, unknown> = {}
  for (const [column, cell] of Object.entries(row)) {
    if (cell === '') continue
    if (!JSON_COLUMNS.includes(column)) value[column] = cell
    else {
      try {
        value[column] = JSON.parse(cell)
      } catch {
        return { line, reason: `column ${column} has ${cell.slice(0, 60)}, which is not JSON` }
      }
    }
  }
  return { line, value }
}

/**
 * Imports pickup points as they stream in, in one transaction. Rows that equal what is stored touch nothing; a point
 * that closes is imported with `active` false. Every bad row is reported, also with `stop`.
 */
export async function importPickupPoints(
  pool: pg.Pool,
  registry: Registry,
  day: Day,
  rows: AsyncIterable<SourceRow<unknown>>,
  options: ImportOptions,
): Promise<ImportReport> {
  const run = new PickupPointImport(registry, day, options)
  try {
    await transaction(pool, async (client) => {
      for await (const row of rows) {
        run.take(row)
        if (run.isFull) await run.write(client)
      }
      await run.write(client)
      if (options.dryRun || run.stopped) throw new NothingToKeep()
      run.report.applied = true
    })
  } catch (error) {
    if (!(error instanceof NothingToKeep)) throw error
  }
  return run.report
}

class PickupPointImport {
  readonly report: ImportReport
  readonly #registry: Registry
  readonly #day: Day
  readonly #options: ImportOptions
  readonly #schema = new Validators().named('PickupPointDocument')
  /** Line on which a point stood first. */
  readonly #lines = new Map<string, number>()
  #batch: StoredPickupPoint[] = []

  constructor(registry: Registry, day: Day, options: ImportOptions) {
    this.#registry = registry
    this.#day = day
    this.#options = options
    const none = { read: 0, created: 0, updated: 0, unchanged: 0, failed: 0 }
    this.report = { dryRun: options.dryRun, applied: false, ...none, errors: [] }
  }

  get stopped(): boolean {
    return this.#options.onError === 'stop' && this.report.failed > 0
  }

  get isFull(): boolean {
    return this.#batch.length >= BATCH_ROWS
  }

  take(row: SourceRow<unknown>): void {
    this.report.read++
    const faults = 'reason' in row ? [{ pointer: '', detail: row.reason }] : this.#check(row)
    if (faults.length > 0) this.#fail(row.line, faults)
  }

  async write(client: pg.ClientBase): Promise<void> {
    const batch = this.#batch
    this.#batch = []
    if (batch.length === 0 || this.stopped) return
    const written = await writePickupPoints(client, batch)
    const created = written.filter((each) => each.created).length
    this.report.created += created
    this.report.updated += written.length - created
    this.report.unchanged += batch.length - written.length
    this.#options.progress?.(this.report)
  }

  /** Why a row cannot be taken; one that can joins the batch. */
  #check({ line, value }: { line: number; value: unknown }): FieldError[] {
    const errors = this.#schema(value)
    if (errors.length > 0) return errors
    const document = value as PickupPointDocument
    const faults = locationFaults(this.#registry, document, this.#day)
    if (faults.length > 0) return faults
    const point = stored(this.#registry, document, this.#day)
    const key = `${point.country} ${point.kind} ${point.code}`
    const before = this.#lines.get(key)
    if (before !== undefined) return [{ pointer: '/code', detail: `${point.code} stands on line ${before} already` }]
    this.#lines.set(key, line)
    this.#batch.push(point)
    return []
  }

  #fail(line: number, errors: readonly FieldError[]): void {
    this.report.failed++
    for (const { pointer, detail } of errors) {
      if (this.report.errors.length < ERRORS_MAX)
        this.report.errors.push({ line, ...(pointer && { field: pointer }), reason: detail.toWellFormed() })
    }
  }
}

function locationFaults(registry: Registry, document: PickupPointDocument, day: Day): FieldError[] {
  const faults: FieldError[] = []
  const { country, postalCode, latitude, longitude } = document
  const place = registry.locate({ country, postalCode }, day)
  if ('error' in place) return [{ pointer: '/country', detail: `there is no pack for ${country}` }]
  const rule = registry.jurisdiction(place.jurisdiction)?.value('address', 'postalCode', day)
  if (rule && !compiled(rule.pattern).test(place.postalCode ?? ''))
    faults.push({
      pointer: '/postalCode',
      detail: `is not a postal code of ${country}; write one like ${rule.example}`,
    })
  if ((latitude === undefined) !== (longitude === undefined))
    faults.push({ pointer: '/latitude', detail: 'needs its longitude, and the other way round' })
  return faults
}

/** A point without faults as it is stored: under the code of its pack, which a territory shares. */
function stored(registry: Registry, document: PickupPointDocument, day: Day): StoredPickupPoint {
  const { line1, line2, city, active = true, ...point } = document
  const { country, postalCode } = document
  const place = registry.locate({ country, postalCode }, day)
  const address = { line1, ...(line2 && { line2 }), city, postalCode, country }
  const where = 'error' in place ? {} : { country: place.country, postalCode: place.postalCode ?? postalCode }
  return { ...point, ...where, active, address }
}
