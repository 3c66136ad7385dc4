import type pg from 'pg'
import type { components } from '../../../openapi/v1.d.ts'
import type { SourceRow } from '../../catalog/import/source-row.ts'
import { Validators } from '../../contract/validator.ts'
import { transaction } from '../../db/pool.ts'
import { hashedUuid } from '../../exchange/hashed-uuid.ts'
import { unknownSkus } from '../adjustments.sql.ts'
import { readLocations } from '../locations.sql.ts'
import { digestOf } from '../restock.ts'
import {
  applyStaged,
  dropDone,
  dropImpossible,
  dropRepeated,
  lockStaged,
  openStage,
  type StagedRow,
  stageRows,
} from './stage.sql.ts'

export type FeedReport = components['schemas']['StockFeedReport']
export type FeedRow = components['schemas']['StockFeedRow']

export interface FeedOptions {
  /** `stop`: one bad row and nothing changes. `skip`: good rows are applied. */
  onError: 'stop' | 'skip'
  dryRun: boolean
  /** Who sends it, and when. */
  actor: string
  at: Date
  /** May the sender write this location? Everything where left out. */
  mayWrite?: (location: string) => boolean
  /** Told after each batch. */
  progress?: (report: Readonly<FeedReport>) => void
}

const ERRORS_MAX = 100
const BATCH_ROWS = 1_000

/** Rolls the transaction back without being an error. */
class NothingToKeep extends Error {}

/**
 * Takes a feed of stock as it streams in: rows are checked and put aside, and at the end applied by one statement in the
 * order that all writers of stock keep, so that sales wait only for that. Rows that change nothing touch nothing. Every bad
 * row is reported, also with `stop`.
 */
export async function importStock(
  pool: pg.Pool,
  rows: AsyncIterable<SourceRow<unknown>>,
  options: FeedOptions,
): Promise<FeedReport> {
  const report: FeedReport = {
    dryRun: options.dryRun,
    applied: false,
    read: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    repeated: 0,
    failed: 0,
    errors: [],
  }
  try {
    await transaction(pool, async (client) => {
      const run = new FeedRun(client, options, report)
      await run.open()
      for await (const row of rows) await run.take(row)
      await run.finish()
      if (options.dryRun || run.stopped) throw new NothingToKeep()
      report.applied = true
    })
  } catch (error) {
    if (!(error instanceof NothingToKeep)) throw error
  }
  return report
}

type CheckedRow = FeedRow & { line: number }

/** A row with a key is an adjustment whose id is made of it. */
function staged({ key, ...row }: CheckedRow): StagedRow {
  const { sku, location, delta = 0, reason = 'adjusted' } = row
  if (key === undefined) return row
  const digest = digestOf(reason, [{ sku, location, delta }])
  return { ...row, once: { id: hashedUuid('stock-feed', location, sku, key), digest } }
}

class FeedRun {
  readonly #client: pg.ClientBase
  readonly #options: FeedOptions
  readonly #report: FeedReport
  readonly #schema = new Validators().named('StockFeedRow')
  readonly #locations = new Set<string>()
  #batch: CheckedRow[] = []
  #repeated = 0

  constructor(client: pg.ClientBase, options: FeedOptions, report: FeedReport) {
    this.#client = client
    this.#options = options
    this.#report = report
  }

  get stopped(): boolean {
    return this.#options.onError === 'stop' && this.#report.failed > 0
  }

  async open(): Promise<void> {
    for (const { code } of await readLocations(this.#client)) this.#locations.add(code)
    await openStage(this.#client)
  }

  async take(row: SourceRow<unknown>): Promise<void> {
    this.#report.read++
    const fault = 'reason' in row ? { reason: row.reason } : this.#faultOf(row.value)
    if (fault) this.#fail(row.line, fault.reason, fault.field)
    else if ('value' in row) this.#batch.push({ ...(row.value as FeedRow), line: row.line })
    if (this.#batch.length >= BATCH_ROWS) await this.#stage()
  }

  async finish(): Promise<void> {
    await this.#stage()
    for (const { line, first } of await dropRepeated(this.#client))
      this.#fail(line, `the SKU at this location stands on line ${first} already`)
    for (const { line, same } of await dropDone(this.#client)) {
      if (same) this.#repeated++
      else this.#fail(line, 'the key was used for another delta or reason; take a new one', '/key')
    }
    if (!this.stopped) await this.#apply()
    this.#report.errors.sort((a, b) => a.line - b.line)
    this.#options.progress?.(this.#report)
  }

  async #apply(): Promise<void> {
    const created = await lockStaged(this.#client)
    for (const { line, onHand } of await dropImpossible(this.#client))
      this.#fail(line, `${onHand} are on hand: there would be fewer than none, or more than anybody has`, '/delta')
    if (this.stopped) return
    const { changed, unchanged } = await applyStaged(this.#client, this.#options)
    const repeated = this.#repeated
    Object.assign(this.#report, { created, updated: changed - created, unchanged: unchanged + repeated, repeated })
  }

  async #stage(): Promise<void> {
    const batch = this.#batch
    this.#batch = []
    const unknown = new Set(
      await unknownSkus(
        this.#client,
        batch.map(({ sku }) => sku),
      ),
    )
    for (const { sku, line } of batch) if (unknown.has(sku)) this.#fail(line, `there is no SKU ${sku}`, '/sku')
    await stageRows(this.#client, batch.filter(({ sku }) => !unknown.has(sku)).map(staged))
    this.#options.progress?.(this.#report)
  }

  #faultOf(value: unknown): { reason: string; field?: string } | undefined {
    const [error] = this.#schema(value)
    if (error) return { reason: error.detail, field: error.pointer }
    const { location, onHand, delta, incoming, key } = value as FeedRow
    if (!this.#locations.has(location)) return { reason: `there is no location ${location}`, field: '/location' }
    if (this.#options.mayWrite?.(location) === false)
      return { reason: `the key is not for the markets that ${location} serves`, field: '/location' }
    if (onHand !== undefined && delta !== undefined) return { reason: 'say onHand or delta, not both', field: '/delta' }
    if (key !== undefined && delta === undefined)
      return { reason: 'goes with delta; a row that counts may be sent again without', field: '/key' }
    if (onHand === undefined && delta === undefined && incoming === undefined)
      return { reason: 'says nothing: give onHand, delta or incoming' }
    return undefined
  }

  #fail(line: number, reason: string, field?: string): void {
    this.#report.failed++
    if (this.#report.errors.length < ERRORS_MAX)
      this.#report.errors.push({ line, ...(field && { field }), reason: reason.toWellFormed() })
  }
}
