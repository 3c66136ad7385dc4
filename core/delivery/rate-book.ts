import type pg from 'pg'
import { type RatesKey, readRates } from './delivery-rates.sql.ts'
import type { DeliveryRate } from './rate-table.ts'

/** Markets times zones that orders go to; beyond it, what was remembered is let go. */
const KEYS_MAX = 10_000

/**
 * Rate tables as this process remembers them, so that most carts ask the database nothing of what delivery costs. They are
 * forgotten when any table changes; while nobody knows whether one did, they are read anew each time.
 */
export class RateBook {
  readonly #pool: pg.Pool
  readonly #isFresh: () => boolean
  #known = new Map<string, Promise<DeliveryRate[]>>()

  /** @param isFresh is what is remembered known to be true? */
  constructor(pool: pg.Pool, isFresh: () => boolean) {
    this.#pool = pool
    this.#isFresh = isFresh
  }

  forget(): void {
    this.#known = new Map()
  }

  of(key: RatesKey): Promise<DeliveryRate[]> {
    if (!this.#isFresh()) return readRates(this.#pool, key)
    const name = JSON.stringify([key.market, key.currency, key.day, key.zone])
    return this.#known.get(name) ?? this.#read(name, key)
  }

  #read(name: string, key: RatesKey): Promise<DeliveryRate[]> {
    const known = this.#known
    if (known.size >= KEYS_MAX) known.clear()
    const reading = readRates(this.#pool, key)
    known.set(name, reading)
    reading.catch(() => known.delete(name))
    return reading
  }
}
