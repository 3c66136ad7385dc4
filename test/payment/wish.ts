import { randomInt } from 'node:crypto'
import type { PaymentProvider } from '../../core/payment/provider.ts'
import { SimulatedProvider } from '../../core/payment/simulated-provider.ts'
import type { StartPayment } from '../../core/payment/start-payment.ts'

/** 2026-11-22 in every market: noon in Paris. */
export const NOON = Date.parse('2026-11-22T11:00:00Z')

export const SECRET = 'secret-of-a-test-world'

export function simulated(address: () => Promise<string>, code = 'simulated', timeout = 5_000): PaymentProvider {
  return new SimulatedProvider({ code, address, secret: SECRET, toleranceSeconds: 600, timeout })
}

/** What is to be paid, of another order each time, unless a test says otherwise. */
export function wish(more: Partial<StartPayment> = {}): StartPayment {
  return {
    orderId: BigInt(randomInt(1, 2 ** 47)),
    attempt: 1,
    market: 'fr',
    method: 'card',
    amount: 100_00n,
    currency: 'EUR',
    ...more,
  }
}
