import type { Shop } from '../checkout/shop.ts'

/** Where a parcel can be fetched, as far as these tests tell one point from another. */
export interface Point {
  code: string
  kind: 'pickup-point' | 'locker'
  country: string
  postalCode: string
}

/** Imports points, all of them in one shop by their address. */
export async function importPoints({ app, staffHeaders, key }: Shop, points: readonly Point[]): Promise<void> {
  const shop = { name: 'Presse', line1: '4 rue Mercière', city: 'Lyon' }
  const answer = await app.inject({
    method: 'POST',
    url: '/v1/admin/pickup-points/imports',
    headers: { ...staffHeaders, 'content-type': 'application/x-ndjson', 'idempotency-key': key() },
    payload: points.map((point) => JSON.stringify({ ...point, ...shop })).join('\n'),
  })
  if (answer.statusCode !== 200) throw new Error(answer.body)
}
