import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { components } from '../../openapi/v1.d.ts'

/** How long the demo waits for a message of the provider. */
const PATIENCE_MS = 10_000

/** Speaks to an engine as a storefront and as staff do. */
export class DemoClient {
  readonly #address: string
  readonly #key: string

  constructor(address: string, key: string) {
    this.#address = address
    this.#key = key
  }

  get<T>(path: string): Promise<T> {
    return this.#ask('GET', path)
  }

  post<T>(path: string, body: object): Promise<T> {
    return this.#ask('POST', path, body)
  }

  patch<T>(path: string, body: object): Promise<T> {
    return this.#ask('PATCH', path, body)
  }

  /** Does what the shopper would do at the simulated provider. */
  async approve({ nextAction }: components['schemas']['OrderPayment']): Promise<void> {
    if (nextAction?.url) await fetch(`${nextAction.url}/approve`, { method: 'POST' })
  }

  /** Asks until something is so, or throws with what it is after a while. */
  async until<T>(path: string, holds: (answer: T) => boolean): Promise<T> {
    const giveUp = performance.now() + PATIENCE_MS
    for (;;) {
      const answer = await this.get<T>(path)
      if (holds(answer)) return answer
      if (performance.now() > giveUp)
        throw new Error(`${path} did not become what the demo waits for: ${JSON.stringify(answer)}`)
      await sleep(50)
    }
  }

  async #ask<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(this.#address + path, {
      method,
      headers: {
        ...(path.startsWith('/v1/admin') && { authorization: `Bearer ${this.#key}` }),
        ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
}
