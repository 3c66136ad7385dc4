import { createHash } from 'node:crypto'
import type { ServiceKind } from '../country/section/delivery.ts'
import { Refusal } from '../problem/refusal.ts'
import type { Booking, BookingRequest, Carrier, CarrierEvent, SentEvents } from './carrier.ts'
import { CarrierRefused } from './carrier.ts'
import { signatureFault, signEvents } from './event-signature.ts'
import { isTrackingStatus, type TrackingStatus } from './tracking.ts'

/** How a simulated parcel's way ends. */
export type Outcome = 'delivered' | 'delivered-at-second-try' | 'returned'

/** A request as a carrier sends it: the body and its signature. */
export interface CarrierPost {
  body: string
  signature: string
}

const HOUR = 3_600_000

/** Hours after booking. Where parcels are picked up, they wait for their buyer first. */
const WAYS: Readonly<Record<'home' | 'point' | 'shop', Record<Outcome, readonly [TrackingStatus, number][]>>> = {
  home: {
    delivered: [
      ['label', 0],
      ['picked-up', 4],
      ['in-transit', 20],
      ['delivered', 44],
    ],
    'delivered-at-second-try': [
      ['label', 0],
      ['picked-up', 4],
      ['in-transit', 20],
      ['failed', 44],
      ['delivered', 68],
    ],
    returned: [
      ['label', 0],
      ['picked-up', 4],
      ['in-transit', 20],
      ['failed', 44],
      ['returned', 140],
    ],
  },
  point: {
    delivered: [
      ['label', 0],
      ['picked-up', 4],
      ['in-transit', 20],
      ['available-for-pickup', 44],
      ['delivered', 60],
    ],
    'delivered-at-second-try': [
      ['label', 0],
      ['picked-up', 4],
      ['failed', 44],
      ['available-for-pickup', 68],
      ['delivered', 80],
    ],
    returned: [
      ['label', 0],
      ['picked-up', 4],
      ['in-transit', 20],
      ['available-for-pickup', 44],
      ['returned', 300],
    ],
  },
  shop: {
    delivered: [
      ['label', 0],
      ['available-for-pickup', 2],
      ['delivered', 8],
    ],
    'delivered-at-second-try': [
      ['label', 0],
      ['failed', 2],
      ['available-for-pickup', 6],
      ['delivered', 12],
    ],
    returned: [
      ['label', 0],
      ['available-for-pickup', 2],
      ['returned', 200],
    ],
  },
}

/**
 * A carrier for every kind of service, in this process and the same every time: a parcel's number follows from its key,
 * an event's id from parcel and status. It reads no clock and sends nothing by itself: whoever plays it says when.
 * A reference with `REFUSE` in it is not carried.
 */
export class SimulatedCarrier implements Carrier {
  readonly name = 'simulated'
  readonly kinds: readonly ServiceKind[] = ['home', 'pickup-point', 'locker', 'click-and-collect']
  readonly #secret: string
  /** Parcels that have left, as far as this process played them. */
  readonly #left = new Set<string>()

  constructor(secret: string) {
    this.#secret = secret
  }

  async book(key: string, { kind, service, reference, to, pickupPoint }: BookingRequest): Promise<Booking> {
    if (reference.includes('REFUSE')) throw new CarrierRefused(`${reference} is not carried`)
    const trackingNumber = `SIM${digits(key, 18)}`
    const address = pickupPoint === undefined ? to : { ...to, pickupPoint }
    return {
      trackingNumber,
      label: { format: 'json', carrier: this.name, kind, service, reference, trackingNumber, to: address },
    }
  }

  async cancel(trackingNumber: string): Promise<boolean> {
    return !this.#left.has(trackingNumber)
  }

  readEvents({ text, body, signature, now }: SentEvents): CarrierEvent[] {
    const fault = signatureFault(this.#secret, text, signature, now)
    if (fault) throw new Refusal('invalid-signature', `Noyau-Signature ${fault}.`, 'Noyau-Signature')
    const events = (body as { events?: unknown }).events
    if (!Array.isArray(events) || events.length === 0 || events.length > EVENTS_MAX)
      throw new Refusal('invalid-request', `/events must be a list of 1 to ${EVENTS_MAX} events.`, '/events')
    return events.map(readEvent)
  }

  /** The post that tells of a status, signed at that instant. */
  post(trackingNumber: string, status: TrackingStatus, at: Date): CarrierPost {
    if (status !== 'label') this.#left.add(trackingNumber)
    const id = digits(`${trackingNumber} ${status}`, 18)
    const body = JSON.stringify({ events: [{ id, trackingNumber, status, at: at.toISOString() }] })
    return { body, signature: signEvents(this.#secret, body, at.getTime()) }
  }

  /** The posts of a parcel's whole way that are due by now, in order. */
  postsUntil(
    now: Date,
    parcel: { trackingNumber: string; kind: ServiceKind; bookedAt: Date; outcome?: Outcome },
  ): CarrierPost[] {
    const { trackingNumber, kind, bookedAt, outcome = 'delivered' } = parcel
    return wayOf(kind, outcome)
      .map(([status, hours]) => ({ status, at: new Date(bookedAt.getTime() + hours * HOUR) }))
      .filter(({ at }) => at <= now)
      .map(({ status, at }) => this.post(trackingNumber, status, at))
  }
}

const EVENTS_MAX = 500

function wayOf(kind: ServiceKind, outcome: Outcome): readonly [TrackingStatus, number][] {
  return WAYS[kind === 'home' ? 'home' : kind === 'click-and-collect' ? 'shop' : 'point'][outcome]
}

function readEvent(event: unknown, index: number): CarrierEvent {
  const { id, trackingNumber, status, at } = (event ?? {}) as Record<string, unknown>
  const wrong = (field: string, detail: string) =>
    new Refusal('invalid-request', `/events/${index}/${field} ${detail}.`, `/events/${index}/${field}`)
  if (!isName(id)) throw wrong('id', 'must be text of at most 100 characters')
  if (!isName(trackingNumber)) throw wrong('trackingNumber', 'must be text of at most 100 characters')
  if (!isTrackingStatus(status)) throw wrong('status', 'is not a status of tracking')
  if (typeof at !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) || Number.isNaN(Date.parse(at)))
    throw wrong('at', 'must be an instant in UTC such as 2026-11-23T10:00:00Z')
  return { id, trackingNumber, status, at: new Date(at), raw: event }
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 100
}

/** Digits that follow from a text and look like none. */
function digits(text: string, count: number): string {
  const hash = createHash('sha256').update(text).digest().readBigUInt64BE()
  return String(hash).padStart(20, '0').slice(-count)
}
