import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { storeImport } from '../../catalog/import/import-report.sql.ts'
import { importPickupPoints as importPoints, pickupPointRows } from '../../delivery/import-pickup-points.ts'
import { nearPickupPoints } from '../../delivery/near-pickup-points.ts'
import type { Coordinates } from '../../delivery/pickup-point.ts'
import { Refusal } from '../../problem/refusal.ts'
import { permit } from '../actor.ts'
import type { Handler } from '../operation.ts'
import { refuseUntaken } from '../refuse-untaken.ts'

export const listPickupPoints: Handler<'listPickupPoints'> = async ({ path, query }, { engine, pool }) => {
  const market = engine.markets.find(path.market)
  const { service, postalCode, limit = 10 } = query
  const at = coordinates(query)
  const found = await nearPickupPoints(pool, engine.markets, market, { service, postalCode, limit, ...(at && { at }) })
  const points = found.map(({ point, distanceMetres }) => {
    const { active: _, country: __, postalCode: ___, ...shown } = point
    return { ...shown, ...(distanceMetres !== undefined && { distanceMetres }) }
  })
  return { status: 200, body: { points } }
}

function coordinates({ latitude, longitude }: Partial<Coordinates>): Coordinates | undefined {
  if (latitude === undefined && longitude === undefined) return undefined
  if (latitude !== undefined && longitude !== undefined) return { latitude, longitude }
  const missing = latitude === undefined ? 'latitude' : 'longitude'
  throw new Refusal('invalid-parameter', `${missing} is missing; send both or none.`, missing)
}

export const importPickupPoints: Handler<'importPickupPoints'> = async ({ actor, query, body }, { engine, pool }) => {
  permit(actor, 'editor', '*')
  const { stream, format } = body as unknown as { stream: Readable; format: 'csv' | 'ndjson' }
  const now = new Date(engine.markets.now())
  const day = now.toISOString().slice(0, 10)
  const report = await importPoints(pool, engine.registry, day, pickupPointRows(stream, format), {
    onError: query.onError ?? 'stop',
    dryRun: query.dryRun ?? false,
  })
  const answer = { id: randomUUID(), ...report }
  await storeImport(pool, answer, now)
  refuseUntaken(answer)
  return { status: 200, body: answer }
}
