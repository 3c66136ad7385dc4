import { expect } from 'vitest'
import type { SimulatedCarrier } from '../../core/delivery/simulated-carrier.ts'
import type { TrackingStatus } from '../../core/delivery/tracking.ts'
import type { Shop } from '../checkout/shop.ts'

/** The carrier tells of a parcel, as it does: signed, over HTTP. */
export async function carrierTells(
  { engine, app, clock }: Shop,
  tracking: string,
  status: TrackingStatus,
): Promise<void> {
  const carrier = engine.carriers.named('simulated') as SimulatedCarrier
  const { body, signature } = carrier.post(tracking, status, new Date(clock.now))
  const answer = await app.inject({
    method: 'POST',
    url: '/v1/carriers/simulated/events',
    headers: { 'content-type': 'application/json', 'noyau-signature': signature },
    payload: body,
  })
  expect(answer.statusCode, answer.body).toBe(200)
}
