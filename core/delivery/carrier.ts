import type { Address } from '../country/address.ts'
import type { ServiceKind } from '../country/section/delivery.ts'
import type { CustomsDeclaration } from './customs-declaration.ts'
import type { TrackingEvent } from './tracking.ts'

/** What a carrier is asked to carry. */
export interface BookingRequest {
  kind: ServiceKind
  service: string
  /** What people see on the label, such as the order's number and the parcel's. */
  reference: string
  from: Address
  to: Address
  /** Where it is picked up, for kinds that need it. */
  pickupPoint?: string
  weightGrams: number
  customs?: CustomsDeclaration
}

export interface Booking {
  trackingNumber: string
  /** What to print, as the carrier gives it. */
  label: Record<string, unknown>
}

/** An event for one of the carrier's parcels, with what was received, as it was. */
export interface CarrierEvent extends TrackingEvent {
  trackingNumber: string
  raw: unknown
}

/** What a carrier sent: the very text, which its signature covers, and that text parsed. */
export interface SentEvents {
  text: string
  body: unknown
  signature: string | undefined
  /** Milliseconds since 1970. */
  now: number
}

/** The port for carriers. An adapter speaks to one carrier; it keeps no state that a restart could lose. */
export interface Carrier {
  name: string
  kinds: readonly ServiceKind[]
  /** The key makes asking twice harmless: the same key is the same parcel. Throws CarrierRefused, or anything else where the carrier cannot be asked. */
  book(key: string, request: BookingRequest): Promise<Booking>
  /** False where it is too late. */
  cancel(trackingNumber: string): Promise<boolean>
  /** Events that a carrier sent. Throws a Refusal where the signature is wrong or the body cannot be read. */
  readEvents(sent: SentEvents): CarrierEvent[]
}

/** A carrier answered that it does not carry this; asking again does not help. */
export class CarrierRefused extends Error {
  override readonly name = 'CarrierRefused'
}

/** Config's choice: the first that names the market and the kind, or leaves them out, carries. */
export interface CarrierChoice {
  carrier: string
  markets?: readonly string[]
  kinds?: readonly ServiceKind[]
}

/** The carriers that this engine knows, and which of them carries. */
export class Carriers {
  readonly #byName: ReadonlyMap<string, Carrier>
  readonly #choices: readonly CarrierChoice[]

  /** Throws where config names a carrier that there is not, or one for a kind that it does not carry. */
  constructor(carriers: readonly Carrier[], choices: readonly CarrierChoice[]) {
    this.#byName = new Map(carriers.map((carrier) => [carrier.name, carrier]))
    this.#choices = choices
    for (const { carrier, kinds = [] } of choices) {
      const known = this.#byName.get(carrier)
      if (!known)
        throw new Error(`config names the carrier ${carrier}; there are ${[...this.#byName.keys()].join(', ')}`)
      const beyond = kinds.find((kind) => !known.kinds.includes(kind))
      if (beyond) throw new Error(`config wants ${carrier} for ${beyond}, which it does not carry`)
    }
  }

  named(name: string): Carrier | undefined {
    return this.#byName.get(name)
  }

  /** Who carries for a market by a kind of service. */
  of(market: string, kind: ServiceKind): Carrier | undefined {
    const choice = this.#choices.find(
      ({ carrier, markets, kinds }) =>
        (markets?.includes(market) ?? true) && (kinds ?? this.#byName.get(carrier)?.kinds ?? []).includes(kind),
    )
    return choice && this.#byName.get(choice.carrier)
  }
}
