import type { IncomingHttpHeaders } from 'node:http'
import type pg from 'pg'
import type { PaymentDeps } from './payment-deps.ts'
import { processWebhook } from './process-webhooks.ts'
import { receiveWebhook } from './receive-webhook.ts'
import type { Delivery } from './webhook.sql.ts'

/** Messages processed at a time by one process: the pool of connections serves shoppers too. */
const AT_ONCE = 4

/**
 * Takes messages of providers and processes them right after they were answered. What is not processed when the process
 * ends is left to the job.
 */
export class WebhookDesk {
  readonly #pool: pg.Pool
  readonly #deps: PaymentDeps
  readonly #complain: (error: unknown) => void
  readonly #waiting: Delivery[] = []
  readonly #working = new Set<Promise<void>>()
  #closed = false

  /** @param complain told what could not be processed now; it is tried again by the job */
  constructor(pool: pg.Pool, deps: PaymentDeps, complain: (error: unknown) => void) {
    this.#pool = pool
    this.#deps = deps
    this.#complain = complain
  }

  /** Keeps a message; it is processed when this has been answered. Refuses what is forged or too old. */
  async take(provider: string, message: { body: Buffer; headers: IncomingHttpHeaders }): Promise<void> {
    const kept = await receiveWebhook(this.#pool, this.#deps, provider, message)
    if (!kept) return
    this.#waiting.push(kept)
    setImmediate(() => this.#work())
  }

  /** Everything that was taken is processed, or was tried. */
  async idle(): Promise<void> {
    while (this.#waiting.length > 0 || this.#working.size > 0) {
      this.#work()
      await Promise.all(this.#working)
    }
  }

  /** Ends with what is being processed; the rest is left to the job. */
  async close(): Promise<void> {
    this.#closed = true
    await Promise.all(this.#working)
  }

  #work(): void {
    while (!this.#closed && this.#working.size < AT_ONCE) {
      const kept = this.#waiting.shift()
      if (!kept) return
      const working = processWebhook(this.#pool, this.#deps, kept)
        .catch(this.#complain)
        .finally(() => {
          this.#working.delete(working)
          this.#work()
        })
      this.#working.add(working)
    }
  }
}
