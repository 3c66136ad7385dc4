import type { FlowKind } from '../../country/section/payment.ts'

/** How a simulated payment goes. */
export type Outcome =
  | 'ordinary'
  | 'without-challenge'
  | 'challenge-fails'
  | 'declined'
  | 'insufficient-funds'
  | 'authorised-less'
  | 'disputed'
  | 'refund-takes-a-day'
  | 'refund-comes-back'
  | 'paid-later'
  | 'paid-after-expiry'
  | 'paid-short'
  | 'paid-over'
  | 'bounces'
  | 'fails-before-collection'
  | 'refused-at-the-door'

/** A number that a tester gives with a payment, and what it makes of it. */
export interface TestNumber {
  number: string
  /** Flows that it steers; left out: all. */
  flows?: readonly FlowKind[]
  outcome: Outcome
  says: string
}

const SHOPPER_ACTS: readonly FlowKind[] = ['card', 'redirect', 'scan-code', 'app-push', 'wallet', 'instalments']
const PAID_LATER: readonly FlowKind[] = ['voucher', 'bank-transfer', 'invoice']
const BY_ACCOUNT: readonly FlowKind[] = ['voucher', 'bank-transfer']

/** Every test number. Those that look like cards pass the check digit of cards; no bank has issued them. */
export const TEST_NUMBERS: readonly TestNumber[] = [
  {
    number: '4000000000001000',
    flows: SHOPPER_ACTS,
    outcome: 'ordinary',
    says: 'The shopper is asked to act; approves or declines on the page. The same as no number.',
  },
  {
    number: '4000000000002008',
    flows: SHOPPER_ACTS,
    outcome: 'without-challenge',
    says: 'Goes through at once, nothing is asked.',
  },
  {
    number: '4000000000003006',
    flows: ['card'],
    outcome: 'challenge-fails',
    says: 'The challenge fails, whatever the shopper does.',
  },
  { number: '4000000000004004', outcome: 'declined', says: 'Declined at once: card-declined.' },
  { number: '4000000000005001', outcome: 'insufficient-funds', says: 'Declined at once: insufficient-funds.' },
  {
    number: '4000000000006009',
    flows: ['card', 'wallet'],
    outcome: 'authorised-less',
    says: 'Goes through at once, for a tenth less than asked.',
  },
  { number: '4000000000007007', outcome: 'disputed', says: 'A day after the first capture the shopper disputes it.' },
  { number: '4000000000008005', outcome: 'refund-takes-a-day', says: 'Refunds succeed after a day.' },
  {
    number: '4000000000009003',
    outcome: 'refund-comes-back',
    says: 'Refunds succeed at once, and come back from the shopper’s bank after a day.',
  },
  {
    number: '5001',
    flows: PAID_LATER,
    outcome: 'paid-later',
    says: 'Paid in full four days later, if there is that much time.',
  },
  {
    number: '5002',
    flows: BY_ACCOUNT,
    outcome: 'paid-after-expiry',
    says: 'Paid in full a day after its time was over.',
  },
  { number: '5003', flows: BY_ACCOUNT, outcome: 'paid-short', says: 'Paid a day later, a tenth too little.' },
  { number: '5004', flows: BY_ACCOUNT, outcome: 'paid-over', says: 'Paid a day later, a tenth too much.' },
  {
    number: '6001',
    flows: ['delayed-debit'],
    outcome: 'bounces',
    says: 'Collected after two days, and bounces after five.',
  },
  {
    number: '6002',
    flows: ['delayed-debit'],
    outcome: 'fails-before-collection',
    says: 'Fails after a day, before it is collected.',
  },
  {
    number: '7001',
    flows: ['cash-on-delivery'],
    outcome: 'refused-at-the-door',
    says: 'After two days nobody takes the parcel, and nothing is paid.',
  },
]

/** The outcome that a number asks for; an unknown one, or one of another flow, changes nothing. */
export function outcomeOf(number: string | undefined, flow: FlowKind): Outcome {
  const digits = number?.replaceAll(/[\s-]/g, '')
  const found = TEST_NUMBERS.find((each) => each.number === digits && (each.flows?.includes(flow) ?? true))
  return found?.outcome ?? 'ordinary'
}
