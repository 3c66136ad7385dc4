import type pg from 'pg'
import { Validators } from '../../contract/validator.ts'
import { transaction } from '../../db/pool.ts'
import type { Engine } from '../../engine.ts'
import type { FieldError } from '../../problem/refusal.ts'
import { checkProduct } from '../check-product.ts'
import type { ProductDocument } from '../product-document.ts'
import { announceProducts, SINGLY_MAX } from '../project-products.ts'
import { readBefore, type WorkedOut, workOut, writeWorkedOut } from '../worked-out.ts'
import { type WriteContext, writeContext } from '../write-context.ts'
import { changedDocuments, conflictsOf, type HashedDocument, hashOf } from '../write-products.ts'
import type { SourceRow } from './source-row.ts'

/** A bad row: where it is, which field, and why. */
export interface RowError {
  line: number
  field?: string
  reason: string
}

/** What an import did, or in a dry run would have done. */
export interface ImportReport {
  dryRun: boolean
  /** False where nothing was changed: a dry run, or an error with `stop`. */
  applied: boolean
  read: number
  created: number
  updated: number
  unchanged: number
  failed: number
  /** The first hundred. */
  errors: RowError[]
}

export interface ImportOptions {
  /** `stop`: one bad row and the catalogue stays as it was. `skip`: good rows are applied. */
  onError: 'stop' | 'skip'
  dryRun: boolean
  /** Told after each batch. */
  progress?: (report: Readonly<ImportReport>) => void
}

const ERRORS_MAX = 100

/** Rows are checked and stored by so many at a time: more cost memory, fewer cost round trips. */
const BATCH_ROWS = 1000

/** Rolls the transaction back without being an error. */
class NothingToKeep extends Error {}

/**
 * Imports documents as they stream in, in one transaction: shoppers see all of it or nothing. Rows that equal what is
 * stored touch nothing. Every bad row is reported, also with `stop`, so that a file is mended in one go.
 */
export async function importProducts(
  pool: pg.Pool,
  engine: Engine,
  rows: AsyncIterable<SourceRow<unknown>>,
  options: ImportOptions,
): Promise<ImportReport> {
  const report: ImportReport = {
    dryRun: options.dryRun,
    applied: false,
    read: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    failed: 0,
    errors: [],
  }
  try {
    await transaction(pool, async (client) => {
      const run = new ImportRun(client, await writeContext(client, engine), options, report)
      for await (const batch of batches(rows)) await run.take(batch)
      await run.finish()
      if (options.dryRun || run.stopped) throw new NothingToKeep()
      report.applied = true
    })
  } catch (error) {
    if (!(error instanceof NothingToKeep)) throw error
  }
  return report
}

async function* batches<T>(rows: AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < BATCH_ROWS) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

class ImportRun {
  readonly #client: pg.ClientBase
  readonly #context: WriteContext
  readonly #options: ImportOptions
  readonly #report: ImportReport
  readonly #schema = new Validators().named('ProductDocument')
  readonly #markets: ReadonlyMap<string, WriteContext['markets'][number]>
  /** Line on which a code stood first. */
  readonly #lines = new Map<string, number>()
  /** No more than tells that everything may have changed. */
  readonly #changed: { id: bigint }[] = []
  /** Worked out and waiting for the database, which is busy with the batch before it. */
  #waiting: WorkedOut | undefined
  #writing: Promise<void> = Promise.resolve()

  constructor(client: pg.ClientBase, context: WriteContext, options: ImportOptions, report: ImportReport) {
    this.#client = client
    this.#context = context
    this.#options = options
    this.#report = report
    this.#markets = new Map(context.markets.map((market) => [market.code, market]))
  }

  get stopped(): boolean {
    return this.#options.onError === 'stop' && this.#report.failed > 0
  }

  /** The database writes one batch while the next is read, checked and worked out here: two processes, two cores. */
  async take(rows: readonly SourceRow<unknown>[]): Promise<void> {
    const documents = rows.flatMap((row) => this.#check(row))
    const changed = this.stopped ? [] : await this.#changedAmong(documents)
    const before = await readBefore(this.#client, changed)
    await this.#writeWaiting()
    this.#options.progress?.(this.#report)
    if (changed.length > 0) this.#waiting = await workOut(changed, before, this.#context)
  }

  async finish(): Promise<void> {
    await this.#writeWaiting()
    await this.#writing
    this.#options.progress?.(this.#report)
    if (!this.stopped && !this.#options.dryRun) await announceProducts(this.#client, this.#changed)
  }

  /** Begins to write what waits, once the batch before it is written. */
  async #writeWaiting(): Promise<void> {
    await this.#writing
    const waiting = this.#waiting
    this.#waiting = undefined
    if (!waiting || this.stopped) return
    this.#writing = this.#write(waiting)
    // A failure is thrown by whoever waits next; until then it must not count as unhandled.
    this.#writing.catch(() => {})
  }

  async #write(batch: WorkedOut): Promise<void> {
    for (const { id, created } of await writeWorkedOut(this.#client, batch, this.#context)) {
      this.#report[created ? 'created' : 'updated']++
      if (this.#changed.length <= SINGLY_MAX) this.#changed.push({ id })
    }
  }

  #check(row: SourceRow<unknown>): HashedDocument[] {
    this.#report.read++
    if ('reason' in row) return this.#fail(row.line, [{ pointer: '', detail: row.reason }])
    const errors = this.#schema(row.value)
    if (errors.length > 0) return this.#fail(row.line, errors)
    const document = row.value as ProductDocument
    const known = { registry: this.#context.registry, markets: this.#markets, categories: this.#context.categories }
    const faults = checkProduct(document, known)
    const before = this.#lines.get(document.code)
    if (before !== undefined)
      faults.push({ pointer: '/code', detail: `${document.code} stands on line ${before} already` })
    if (faults.length > 0) return this.#fail(row.line, faults)
    this.#lines.set(document.code, row.line)
    return [{ document, hash: hashOf(document) }]
  }

  /** Documents that differ from what is stored and that nothing speaks against. What still waits counts as stored. */
  async #changedAmong(documents: readonly HashedDocument[]): Promise<HashedDocument[]> {
    const changed = await changedDocuments(this.#client, documents)
    this.#report.unchanged += documents.length - changed.length
    if (changed.length === 0) return []
    const waiting = this.#waiting?.documents ?? []
    const conflicts = await conflictsOf(this.#client, changed, waiting)
    for (const [code, errors] of conflicts) this.#fail(this.#lines.get(code) ?? 0, errors)
    return changed.filter(({ document }) => !conflicts.has(document.code))
  }

  #fail(line: number, errors: readonly FieldError[]): [] {
    this.#report.failed++
    for (const { pointer, detail } of errors) {
      if (this.#report.errors.length < ERRORS_MAX)
        // Parsers quote the text at fault, cut to a length that may halve a character.
        this.#report.errors.push({ line, ...(pointer && { field: pointer }), reason: detail.toWellFormed() })
    }
    return []
  }
}
