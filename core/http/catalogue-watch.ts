import type pg from 'pg'
import { type Changes, readChanges } from './catalogue-watch.sql.ts'

/** Told what changed. */
export type OnChange = (changes: Changes) => void

/** A change shows on every process within a second: half of it for the poll, the rest for a slow one. */
const POLL_MS = 250
const STALE_MS = 750

const EVERYTHING: Changes = { products: 'all', promotions: true, deliveryRates: true }

/**
 * Watches the catalogue for changes by other processes and by this one. It polls; where a poll is late, `isFresh` says so
 * and whoever remembers answers must not use them.
 */
export class CatalogueWatch {
  readonly #pool: pg.Pool
  readonly #onChange: OnChange
  readonly #report: (error: Error) => void
  #revision: bigint | undefined
  #polledAt = Number.NEGATIVE_INFINITY
  #timer: NodeJS.Timeout | undefined
  #polling: Promise<void> | undefined

  constructor(pool: pg.Pool, onChange: OnChange, report: (error: Error) => void) {
    this.#pool = pool
    this.#onChange = onChange
    this.#report = report
  }

  async start(): Promise<void> {
    await this.poll()
    this.#timer = setInterval(() => void this.poll(), POLL_MS)
    this.#timer.unref()
  }

  /** Asks no more. A poll under way is not waited for: where the database is gone it would hold up the end. */
  stop(): void {
    clearInterval(this.#timer)
  }

  /** What has been seen so far. An answer made at one revision is remembered only where it still is the same. */
  get revision(): bigint | undefined {
    return this.#revision
  }

  /** Is what is remembered known to be true? */
  isFresh(): boolean {
    return performance.now() - this.#polledAt < STALE_MS
  }

  /** Asks once. A poll under way is waited for, never doubled. */
  poll(): Promise<void> {
    this.#polling ??= this.#ask().finally(() => {
      this.#polling = undefined
    })
    return this.#polling
  }

  /** Sees what was changed before now, so that who changes something meets it at once: a poll under way may have asked too soon. */
  async catchUp(): Promise<void> {
    await this.#polling
    await this.poll()
  }

  async #ask(): Promise<void> {
    const asked = performance.now()
    try {
      const changes = await readChanges(this.#pool, this.#revision)
      if (changes.revision !== this.#revision) {
        this.#onChange(this.#revision === undefined ? EVERYTHING : changes)
        this.#revision = changes.revision
      }
      this.#polledAt = asked
    } catch (error) {
      this.#report(error as Error)
    }
  }
}
