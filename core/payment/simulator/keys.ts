import { createHash } from 'node:crypto'
import { Impossible } from './impossible.ts'
import type { Entry, Journal } from './journal.ts'

interface Answered {
  asked: string
  status: number
  body: string
}

/** Answers by key: the same request again gets the same answer, another under the same key is refused. */
export class Keys {
  readonly #answered = new Map<string, Answered>()
  readonly #journal: Journal

  constructor(journal: Journal) {
    this.#journal = journal
  }

  restore(entries: readonly Entry[]): void {
    for (const { about, is } of entries)
      if (about.startsWith('key ')) this.#answered.set(about.slice(4), is as Answered)
  }

  /** Does what is asked unless it was done under this key. A refusal is not remembered: nothing was done. */
  once(key: string | undefined, asked: unknown, act: () => object): { status: number; body: string } {
    if (!key) throw new Impossible(400, 'no-key', 'Send Idempotency-Key.')
    const hash = createHash('sha256').update(JSON.stringify(asked)).digest('base64url')
    const known = this.#answered.get(key)
    if (known && known.asked !== hash)
      throw new Impossible(409, 'idempotency-mismatch', `${key} was sent with another body.`)
    if (known) return known
    const answer = { asked: hash, status: 201, body: JSON.stringify(act()) }
    this.#answered.set(key, answer)
    this.#journal.write([{ about: `key ${key}`, is: answer }])
    return answer
  }
}
