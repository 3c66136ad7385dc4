import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEvent } from './apply-event.ts'
import type { PaymentEvent, PaymentFact } from './event.ts'
import { covers, outstanding, type Payment, refundable, surplus } from './payment.ts'
import { PAYMENT_STATES, type PaymentState, TRANSITIONS } from './state.ts'

const AMOUNT = 100n

function payment(): Payment {
  return {
    id: '0199aaaa-0000-7000-8000-000000000000',
    orderId: 1n,
    market: 'fr',
    method: 'card',
    flow: 'card',
    provider: 'simulated',
    currency: 'EUR',
    amount: AMOUNT,
    authorised: 0n,
    captured: 0n,
    refunded: 0n,
    state: 'created',
    known: {},
    abilities: { capture: 'on-request', partialCapture: true, partialRefund: true },
    request: {},
    createdAt: new Date(0),
    version: 0,
  }
}

function told(sequence: number, ...facts: PaymentFact[]): PaymentEvent {
  return { source: 'provider', sequence, occurredAt: '2026-11-22T11:00:00Z', currency: 'EUR', facts }
}

function taken(events: readonly PaymentEvent[], from = payment()): Payment {
  return events.reduce((known, event) => {
    const applied = applyEvent(known, event)
    if ('refusal' in applied) throw new Error(applied.refusal.detail)
    return applied.payment
  }, from)
}

/** Every fact that changes something, in its sizes: a part, the whole, more than the whole. */
const FACTS: readonly PaymentFact[] = [
  { is: 'requires-action', nextAction: { type: 'redirect', url: 'http://127.0.0.1/pay' } },
  { is: 'authorised', amount: 100n },
  { is: 'authorised', amount: 140n },
  { is: 'captured', amount: 60n },
  { is: 'captured', amount: 100n },
  { is: 'refunded', amount: 20n },
  { is: 'refunded', amount: 100n },
  { is: 'refunded', amount: 0n },
  { is: 'failed', reason: 'declined' },
  { is: 'expired' },
  { is: 'cancelled' },
  { is: 'disputed', amount: 60n, reason: 'fraudulent' },
  { is: 'disputed', amount: 0n, reason: 'inquiry' },
  { is: 'dispute-won' },
  { is: 'dispute-lost', amount: 60n, reason: 'bounced' },
]

/** What a provider answers when it is asked, after its events were lost. */
const CATCH_UP: readonly PaymentFact[] = [
  { is: 'captured', amount: 100n },
  { is: 'refunded', amount: 20n },
]

const OWN: readonly PaymentEvent[] = [
  { source: 'us', facts: [{ is: 'failed', reason: 'provider-unreachable' }] },
  { source: 'us', facts: [{ is: 'expired' }] },
  { source: 'us', facts: [{ is: 'cancelled' }] },
]

describe('the table of transitions', () => {
  test('is exactly what newer and newer facts can do, from every payment that can be', () => {
    const seen = new Map<string, Payment>()
    const moves = new Map<PaymentState, Set<PaymentState>>(PAYMENT_STATES.map((state) => [state, new Set()]))
    const queue: { at: Payment; depth: number }[] = [{ at: payment(), depth: 0 }]
    for (let next = queue.pop(); next; next = queue.pop()) {
      const { at, depth } = next
      const events = [...FACTS.map((fact) => told(depth + 1, fact)), told(depth + 1, ...CATCH_UP), ...OWN]
      for (const event of events) {
        const to = taken([event], at)
        if (to.state !== at.state) moves.get(at.state)?.add(to.state)
        const key = fingerprint(to)
        if (depth < 7 && !seen.has(key)) {
          seen.set(key, to)
          queue.unshift({ at: to, depth: depth + 1 })
        }
      }
    }
    const found = Object.fromEntries([...moves].map(([from, to]) => [from, [...to].sort()]))
    expect(found).toEqual(Object.fromEntries(Object.entries(TRANSITIONS).map(([from, to]) => [from, [...to].sort()])))
  })

  /** What decides about the next state; sequences only matter in their order, and each event here is the newest. */
  function fingerprint({ state, authorised, captured, refunded, known }: Payment): string {
    return [state, authorised, captured, refunded, known.standing?.is, known.dispute?.is, known.ended?.is].join()
  }

  test.each<[string, PaymentFact[], PaymentState]>([
    ['challenge', [{ is: 'requires-action' }], 'requires-action'],
    ['challenge passed', [{ is: 'requires-action' }, { is: 'authorised', amount: 100n }], 'authorised'],
    [
      'first try failed, second passed',
      [
        { is: 'failed', reason: 'x' },
        { is: 'authorised', amount: 100n },
      ],
      'authorised',
    ],
    [
      'held, then the bank fails it',
      [
        { is: 'authorised', amount: 100n },
        { is: 'failed', reason: 'x' },
      ],
      'failed',
    ],
    ['void', [{ is: 'authorised', amount: 100n }, { is: 'cancelled' }], 'cancelled'],
    [
      'first parcel',
      [
        { is: 'authorised', amount: 100n },
        { is: 'captured', amount: 60n },
      ],
      'partially-captured',
    ],
    [
      'all parcels',
      [
        { is: 'captured', amount: 60n },
        { is: 'captured', amount: 100n },
      ],
      'captured',
    ],
    [
      'one line back',
      [
        { is: 'captured', amount: 100n },
        { is: 'refunded', amount: 20n },
      ],
      'partially-refunded',
    ],
    [
      'all back',
      [
        { is: 'captured', amount: 100n },
        { is: 'refunded', amount: 100n },
      ],
      'refunded',
    ],
    [
      'refund came back',
      [
        { is: 'refunded', amount: 100n },
        { is: 'refunded', amount: 0n },
      ],
      'captured',
    ],
    [
      'disputed',
      [
        { is: 'captured', amount: 100n },
        { is: 'disputed', amount: 100n, reason: 'x' },
      ],
      'disputed',
    ],
    [
      'lost',
      [
        { is: 'captured', amount: 100n },
        { is: 'dispute-lost', amount: 100n, reason: 'x' },
      ],
      'disputed',
    ],
    ['paid after its time', [{ is: 'expired' }, { is: 'captured', amount: 100n }], 'captured'],
    ['too little', [{ is: 'captured', amount: 80n }], 'partially-captured'],
  ])('%s', (_, facts, state) => {
    expect(taken(facts.map((fact, index) => told(index + 1, fact))).state).toBe(state)
  })

  test('a dispute that is won gives back the state before it', () => {
    const events = [
      told(1, { is: 'captured', amount: 100n }),
      told(2, { is: 'disputed', amount: 100n, reason: 'fraudulent' }),
    ]
    expect(taken(events)).toMatchObject({ state: 'disputed', reason: 'fraudulent' })
    const won = taken([...events, told(3, { is: 'dispute-won' })])
    expect(won.state).toBe('captured')
    expect(won.reason).toBeUndefined()
  })
})

describe('late, doubled and reordered events', () => {
  const fact: fc.Arbitrary<PaymentFact> = fc.oneof(
    fc.constantFrom(...FACTS),
    fc.record({ is: fc.constantFrom('authorised', 'captured', 'refunded'), amount: fc.bigInt(0n, 150n) }),
  ) as fc.Arbitrary<PaymentFact>
  const event = fc
    .record({ sequence: fc.nat(12), facts: fc.array(fact, { minLength: 1, maxLength: 3 }) })
    .map(({ sequence, facts }) => told(sequence, ...facts))

  test('end in the same payment, and no amount is ever out of order', () => {
    const history = fc
      .tuple(fc.array(event, { maxLength: 12 }), fc.option(fc.constantFrom(...OWN), { nil: undefined }))
      .map(([events, own]) => (own ? [...events, own] : events))
      .chain((events) => fc.tuple(fc.constant(events), shuffledAndDoubled(events)))
    fc.assert(
      fc.property(history, ([events, shuffled]) => {
        expect(taken(shuffled)).toEqual(taken(events))
        let at = payment()
        for (const each of shuffled) {
          at = taken([each], at)
          expect(at.refunded <= at.captured && at.captured <= at.authorised).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('an event that is known already has no effect', () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 8 }), fc.nat(), (events, index) => {
        const at = taken(events)
        const again = applyEvent(at, events[index % events.length] as PaymentEvent)
        expect(again).toEqual({ payment: at, effects: [] })
      }),
    )
  })

  function shuffledAndDoubled(events: readonly PaymentEvent[]): fc.Arbitrary<PaymentEvent[]> {
    const places = fc.array(fc.nat(), { minLength: events.length * 2, maxLength: events.length * 2 })
    return places.map((order) => {
      const doubled = [...events, ...events].map((each, index) => ({ each, place: order[index] as number }))
      return doubled.sort((a, b) => a.place - b.place).map(({ each }) => each)
    })
  }
})

test('another currency, or what is no amount, is refused', () => {
  const yen = { ...told(1, { is: 'captured', amount: 100n }), currency: 'JPY' }
  expect(applyEvent(payment(), yen)).toMatchObject({ refusal: { code: 'currency-mismatch' } })
  for (const amount of [-1n, 2n ** 53n]) {
    expect(applyEvent(payment(), told(1, { is: 'captured', amount }))).toMatchObject({
      refusal: { code: 'amount-out-of-bounds' },
    })
  }
})

test('effects say what changed, by how much', () => {
  const first = applyEvent(payment(), told(1, { is: 'authorised', amount: 100n }, { is: 'captured', amount: 60n }))
  if ('refusal' in first) throw new Error('refused')
  expect(first.effects).toEqual([
    { kind: 'state', from: 'created', to: 'partially-captured' },
    { kind: 'authorised', amount: 100n },
    { kind: 'captured', amount: 60n },
  ])
  expect(applyEvent(first.payment, told(2, { is: 'captured', amount: 100n }))).toMatchObject({
    effects: [
      { kind: 'state', from: 'partially-captured', to: 'captured' },
      { kind: 'captured', amount: 40n },
    ],
  })
})

test('what covers the order, what is missing, what is too much, what can go back', () => {
  const short = taken([told(1, { is: 'captured', amount: 80n })])
  expect([covers(short), outstanding(short), surplus(short), refundable(short)]).toEqual([false, 20n, 0n, 80n])
  const over = taken([told(1, { is: 'captured', amount: 120n })])
  expect([covers(over), outstanding(over), surplus(over)]).toEqual([true, 0n, 20n])
  const bounced = taken([
    told(1, { is: 'captured', amount: 100n }),
    told(2, { is: 'dispute-lost', amount: 100n, reason: 'bounced' }),
  ])
  expect([covers(bounced), refundable(bounced)]).toEqual([false, 0n])
  const failed = taken([told(1, { is: 'authorised', amount: 100n }), told(2, { is: 'failed', reason: 'x' })])
  expect(covers(failed)).toBe(false)
})
