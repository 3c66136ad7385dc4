import { randomUUID } from 'node:crypto'
import { httpCall } from '../http-call.ts'
import { SIGNATURE_HEADER, sign } from '../signature.ts'
import type { SimulatedClock } from './clock.ts'
import type { Entry, Journal } from './journal.ts'
import type { SimulatedMessage, SimulatedPayment } from './wire.ts'

/** What is done with messages as they come. `manual`: they wait until a tester sends them. */
export const MODES = ['prompt', 'manual', 'delayed', 'duplicated', 'reordered', 'lost', 'forged'] as const
export type Mode = (typeof MODES)[number]

interface Queued {
  message: SimulatedMessage
  body: Buffer
  state: 'waiting' | 'delivered' | 'lost' | 'given-up'
  attempts: number
  dueAt: number
  /** How often it is sent when its time comes. */
  times: number
  forged: boolean
  busy: boolean
}

/** How a tester sends messages. */
export interface Send {
  /** Ids of messages, sent whether or not they were before; left out: all that wait. */
  ids?: readonly string[]
  paymentId?: string
  order?: 'oldest-first' | 'newest-first'
  times?: number
  forged?: boolean
  /** Seconds by which the time of the signature is off. */
  skew?: number
}

/** Seconds between tries; after the last one a message is given up. */
const BACKOFF_SECONDS = [1, 2, 5, 15, 60, 300, 900, 3600, 3 * 3600, 6 * 3600]

/** Messages that are remembered after they were delivered, to be sent again. */
const REMEMBERED_MAX = 2_000
const TIMEOUT_MS = 5_000

/** Signs messages and sends them until they are taken, or treats them as badly as a tester wishes. */
export class Messages {
  mode: Mode = 'prompt'
  /** Of the mode `delayed`. */
  delaySeconds = 60
  target: string | undefined
  readonly #queue: Queued[] = []
  readonly #secret: string
  readonly #clock: SimulatedClock
  readonly #journal: Journal
  #held: Queued | undefined

  constructor(secret: string, clock: SimulatedClock, journal: Journal, target: string | undefined) {
    this.#secret = secret
    this.#clock = clock
    this.#journal = journal
    this.target = target
  }

  /** Messages that a crash found waiting wait again. */
  restore(entries: readonly Entry[]): void {
    for (const { about, is } of entries)
      if (about.startsWith('message ')) this.#queue.push(this.#queued(is as SimulatedMessage))
  }

  add(type: string, payment: SimulatedPayment): void {
    const message = { id: `evt_${randomUUID().replaceAll('-', '')}`, type, createdAt: payment.updatedAt, payment }
    const queued = this.#queued(message)
    if (queued.state === 'waiting') this.#journal.write([{ about: `message ${message.id}`, is: message }])
    this.#queue.push(queued)
    this.#forgetOld()
    if (this.mode === 'reordered') this.#afterTheNext(queued)
    else if (this.#isDue(queued)) void this.#try(queued)
  }

  #queued(message: SimulatedMessage): Queued {
    return {
      message,
      body: Buffer.from(JSON.stringify(message)),
      state: this.mode === 'lost' ? 'lost' : 'waiting',
      attempts: 0,
      dueAt: this.#clock.now() + (this.mode === 'delayed' ? this.delaySeconds * 1000 : 0),
      times: this.mode === 'duplicated' ? 2 : 1,
      forged: this.mode === 'forged',
      busy: false,
    }
  }

  list() {
    return this.#queue.map(({ message: { id, type, payment }, state, attempts, dueAt }) => ({
      id,
      type,
      paymentId: payment.paymentId,
      sequence: payment.sequence,
      state,
      attempts,
      dueAt: new Date(dueAt).toISOString(),
    }))
  }

  /** Sends what is due by the clock, unless testers send themselves. */
  sendDue(): void {
    for (const queued of this.#queue) if (this.#isDue(queued)) void this.#try(queued)
  }

  #isDue(queued: Queued): boolean {
    if (this.mode === 'manual' || this.target === undefined) return false
    const { state, busy, dueAt } = queued
    return state === 'waiting' && !busy && dueAt <= this.#clock.now() && queued !== this.#held
  }

  /** Sends now, as a tester wishes, and says what the merchant answered; status 0 where there was no answer. */
  async send({ ids, paymentId, order = 'oldest-first', times = 1, forged = false, skew = 0 }: Send) {
    const chosen = this.#queue.filter(
      ({ message, state }) =>
        (ids ? ids.includes(message.id) : state === 'waiting') &&
        (paymentId === undefined || message.payment.paymentId === paymentId),
    )
    const answers: { id: string; type: string; status: number }[] = []
    for (const queued of order === 'newest-first' ? chosen.toReversed() : chosen) {
      const { id, type } = queued.message
      const statuses = await Promise.all(Array.from({ length: times }, () => this.#post(queued, forged, skew)))
      if (statuses.every(isTaken)) this.#done(queued, 'delivered')
      answers.push(...statuses.map((status) => ({ id, type, status })))
    }
    return answers
  }

  async #try(queued: Queued): Promise<void> {
    queued.busy = true
    const statuses = await Promise.all(Array.from({ length: queued.times }, () => this.#post(queued, queued.forged, 0)))
    queued.busy = false
    if (statuses.every(isTaken)) return this.#done(queued, 'delivered')
    const pause = BACKOFF_SECONDS[queued.attempts++]
    if (pause === undefined || queued.forged) this.#done(queued, 'given-up')
    else queued.dueAt = this.#clock.now() + pause * 1000
  }

  #done(queued: Queued, state: 'delivered' | 'given-up'): void {
    if (queued.state === 'waiting') this.#journal.write([{ about: `message ${queued.message.id}`, is: null }])
    queued.state = state
  }

  async #post({ body }: Queued, forged: boolean, skew: number): Promise<number> {
    if (this.target === undefined) return 0
    const seconds = Math.floor(this.#clock.now() / 1000) + skew
    const signature = sign(forged ? 'not the secret' : this.#secret, seconds, body)
    const headers = { 'content-type': 'application/json', [SIGNATURE_HEADER]: signature }
    const call = { method: 'POST' as const, url: this.target, headers, body, timeout: TIMEOUT_MS }
    return httpCall(call).then(
      ({ status }) => status,
      () => 0,
    )
  }

  /** The one before is held back until this one was sent. */
  #afterTheNext(queued: Queued): void {
    const before = this.#held
    this.#held = before ? undefined : queued
    if (before) void this.#try(queued).then(() => this.#try(before))
  }

  #forgetOld(): void {
    if (this.#queue.length > REMEMBERED_MAX && this.#queue[0]?.state !== 'waiting') this.#queue.shift()
  }
}

function isTaken(status: number): boolean {
  return status >= 200 && status < 300
}
