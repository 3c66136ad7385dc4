import type { CarrierChoice } from '../core/delivery/carrier.ts'

/**
 * Who carries, by market and kind of service: the first that fits. An adapter for a real carrier is named here before
 * the simulated one, such as `{ carrier: 'colissimo', markets: ['fr'], kinds: ['home', 'pickup-point'] }`.
 */
export const carriers: readonly CarrierChoice[] = [{ carrier: 'simulated' }]
