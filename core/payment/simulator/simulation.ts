import { randomUUID } from 'node:crypto'
import { appointmentAfter, firstAppointments } from './appointments.ts'
import type { SimulatedClock } from './clock.ts'
import { FLOWS } from './flows.ts'
import { fail, happen, hold, take } from './happenings.ts'
import type { Charge, Happening, Held } from './held.ts'
import { Impossible } from './impossible.ts'
import type { Entry, Journal } from './journal.ts'
import { outcomeOf } from './test-numbers.ts'
import type { SimulatedOperation, SimulatedPayment, SimulatedRequest } from './wire.ts'

/** Told after each change, with what a message about it is called. */
export type OnChange = (type: string, payment: SimulatedPayment) => void

/** Every payment that the simulated provider holds, and the money that moved. */
export class Simulation {
  readonly charges: Charge[] = []
  readonly #held = new Map<string, Held>()
  /** By the merchant's id. */
  readonly #byPaymentId = new Map<string, Held>()
  readonly #clock: SimulatedClock
  readonly #journal: Journal
  readonly #onChange: OnChange
  readonly #page: (reference: string) => string
  #nextAppointment = Number.POSITIVE_INFINITY

  constructor(clock: SimulatedClock, journal: Journal, page: (reference: string) => string, onChange: OnChange) {
    this.#clock = clock
    this.#journal = journal
    this.#page = page
    this.#onChange = onChange
  }

  /** Takes back what the journal remembers. */
  restore(entries: readonly Entry[]): void {
    for (const { about, is } of entries) {
      if (about.startsWith('payment ')) this.#keep(is as Held)
      if (about.startsWith('charge ')) this.charges.push(is as Charge)
    }
  }

  get payments(): SimulatedPayment[] {
    return [...this.#held.values()].map(({ payment }) => payment)
  }

  /** By the simulator's reference or the merchant's id. Throws Impossible. */
  find(id: string): Held {
    const held = this.#held.get(id) ?? this.#byPaymentId.get(id)
    if (held) return held
    throw new Impossible(404, 'unknown-payment', `There is no payment ${id}.`)
  }

  begin(request: SimulatedRequest): SimulatedPayment {
    if (this.#byPaymentId.has(request.paymentId))
      throw new Impossible(409, 'duplicate-payment', `There is a payment ${request.paymentId} already.`)
    const now = this.#clock.now()
    const expiresAt = request.expiresAt === undefined ? undefined : Date.parse(request.expiresAt)
    const held = heldOf(request)
    const before = structuredClone(held.payment)
    const type = this.#first(held, new Date(expiresAt ?? now).toISOString())
    if (held.payment.status !== 'failed') held.appointments = firstAppointments(held, now, expiresAt)
    this.#keep(held)
    return this.#changed(held, before, type)
  }

  /** A capture or refund of the merchant; refuses more than is left. */
  operate(id: string, kind: 'capture' | 'refund', { id: operationId, amount }: { id: string; amount: number }) {
    const held = this.find(id)
    const before = structuredClone(held.payment)
    const operation: SimulatedOperation = { id: operationId, amount, state: 'succeeded' }
    if (kind === 'capture') this.#capture(held, operation)
    else this.#refund(held, operation)
    return this.#changed(held, before, `${kind}.${operation.state}`)
  }

  /** Lets go of what is held or offered. Said of what has ended already, it changes nothing. */
  cancel(id: string): SimulatedPayment {
    const held = this.find(id)
    const { payment } = held
    if (['failed', 'expired', 'cancelled'].includes(payment.status)) return payment
    if (payment.captured > 0)
      throw new Impossible(409, 'captured-already', `${payment.captured} was captured; refund it.`)
    const before = structuredClone(payment)
    payment.status = 'cancelled'
    delete payment.nextAction
    held.appointments = []
    return this.#changed(held, before, 'payment.cancelled')
  }

  /** What the shopper, the bank or the carrier does. */
  happen(id: string, does: Happening, amount?: number): SimulatedPayment {
    const held = this.find(id)
    const before = structuredClone(held.payment)
    const type = happen(held, does, amount)
    return this.#changed(held, before, type)
  }

  /** Lets happen what was due by now, in its order. */
  runAppointments(): void {
    const now = this.#clock.now()
    if (now < this.#nextAppointment) return
    const due = [...this.#held.values()].flatMap((held) =>
      held.appointments.filter(({ at }) => at <= now).map((appointment) => ({ held, appointment })),
    )
    for (const { held, appointment } of due.sort((a, b) => a.appointment.at - b.appointment.at)) {
      held.appointments = held.appointments.filter((each) => each !== appointment)
      try {
        this.happen(held.payment.reference, appointment.does, appointment.amount)
      } catch (error) {
        if (!(error instanceof Impossible)) throw error // overtaken: paid before it could lapse
      }
    }
    const left = [...this.#held.values()].flatMap(({ appointments }) => appointments.map(({ at }) => at))
    this.#nextAppointment = left.reduce((first, at) => Math.min(first, at), Number.POSITIVE_INFINITY)
  }

  #first(held: Held, dueAt: string): string | undefined {
    const { payment, outcome } = held
    const flow = FLOWS[payment.flow]
    if (outcome === 'declined') return fail(held, 'card-declined')
    if (outcome === 'insufficient-funds') return fail(held, 'insufficient-funds')
    if (outcome === 'authorised-less') return hold(held, payment.amount - Math.max(1, Math.floor(payment.amount / 10)))
    if (flow.begins === 'captured') return take(held, payment.amount)
    if (outcome === 'without-challenge')
      return flow.yes === 'captured' ? take(held, payment.amount) : hold(held, payment.amount)
    if (flow.action) payment.nextAction = flow.action(payment, this.#page(payment.reference), dueAt)
    return flow.begins === 'authorised' ? hold(held, payment.amount) : undefined
  }

  #capture(held: Held, operation: SimulatedOperation): void {
    const { payment } = held
    if (payment.status !== 'authorised')
      throw new Impossible(409, 'not-authorised', `The payment is ${payment.status}.`)
    if (operation.amount > payment.authorised - payment.captured)
      throw new Impossible(
        422,
        'capture-above-authorised',
        `${payment.authorised - payment.captured} can still be captured.`,
      )
    payment.captures.push(operation)
    take(held, operation.amount)
  }

  #refund(held: Held, operation: SimulatedOperation): void {
    const { payment } = held
    const requested = payment.refunds.filter(({ state }) => state === 'requested')
    const left = payment.captured - payment.refunded - requested.reduce((sum, { amount }) => sum + amount, 0)
    if (operation.amount > left) throw new Impossible(422, 'refund-above-captured', `${left} can still be refunded.`)
    if (held.outcome === 'refund-takes-a-day') operation.state = 'requested'
    else payment.refunded += operation.amount
    payment.refunds.push(operation)
    held.appointments.push(...appointmentAfter(held, 'refund', this.#clock.now()))
  }

  #keep(held: Held): void {
    this.#held.set(held.payment.reference, held)
    this.#byPaymentId.set(held.payment.paymentId, held)
    for (const { at } of held.appointments) this.#nextAppointment = Math.min(this.#nextAppointment, at)
  }

  #changed(held: Held, before: SimulatedPayment, type: string | undefined): SimulatedPayment {
    const { payment } = held
    const now = this.#clock.now()
    payment.sequence++
    payment.updatedAt = new Date(now).toISOString()
    if (payment.captured > 0 && before.captured === 0) held.appointments.push(...appointmentAfter(held, 'capture', now))
    this.#keep(held)
    const moved = chargesBetween(before, payment)
    this.#journal.write([
      { about: `payment ${payment.reference}`, is: held },
      ...moved.map((charge, index) => ({ about: `charge ${this.charges.length + index}`, is: charge })),
    ])
    this.charges.push(...moved)
    const told = structuredClone(payment)
    if (type) this.#onChange(type, told)
    return told
  }
}

function heldOf({ testNumber, returnUrl, expiresAt: _, ...request }: SimulatedRequest): Held {
  return {
    payment: {
      reference: `sim_${randomUUID().replaceAll('-', '')}`,
      ...request,
      status: 'requires-action',
      authorised: 0,
      captured: 0,
      refunded: 0,
      captures: [],
      refunds: [],
      sequence: 0,
      updatedAt: '',
    },
    outcome: outcomeOf(testNumber, request.flow),
    ...(returnUrl !== undefined && { returnUrl }),
    appointments: [],
  }
}

/** The money that moved between two moments of a payment. */
function chargesBetween(before: SimulatedPayment, after: SimulatedPayment): Charge[] {
  const { reference, paymentId, currency, updatedAt: at } = after
  const lost = (payment: SimulatedPayment) =>
    payment.dispute && payment.dispute.state !== 'won' ? payment.dispute.amount : 0
  const moves: [Charge['kind'], number][] = [
    ['capture', after.captured - before.captured],
    ['refund', after.refunded - before.refunded],
    ['refund-returned', before.refunded - after.refunded],
    ['chargeback', lost(after) - lost(before)],
    ['chargeback-reversed', lost(before) - lost(after)],
  ]
  return moves
    .filter(([, amount]) => amount > 0)
    .map(([kind, amount]) => ({ kind, reference, paymentId, amount, currency, at }))
}
