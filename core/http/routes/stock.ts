import type { Readable } from 'node:stream'
import type { components } from '../../../openapi/v1.d.ts'
import type { Engine } from '../../engine.ts'
import { Refusal } from '../../problem/refusal.ts'
import { adjustStock } from '../../stock/adjust-stock.ts'
import { feedRows } from '../../stock/feed/feed-rows.ts'
import { importStock } from '../../stock/feed/import-stock.ts'
import { readRecords } from '../../stock/levels.sql.ts'
import type { StockLocation } from '../../stock/location.ts'
import { readLocations, writeLocations } from '../../stock/locations.sql.ts'
import { readMovements } from '../../stock/movements.sql.ts'
import { locationsServing, marketsServedBy } from '../../stock/stock-choice.ts'
import { type Actor, permit } from '../actor.ts'
import type { Handler } from '../operation.ts'
import { refuseUntaken } from '../refuse-untaken.ts'

export const listStockLocations: Handler<'listStockLocations'> = async ({ actor }, { engine, pool }) => {
  const visible = visibleTo(actor, engine)
  const locations = await readLocations(pool, visible === 'all' ? undefined : visible)
  return { status: 200, body: { locations: locations.map((location) => shown(location, engine)) } }
}

export const getStockLocation: Handler<'getStockLocation'> = async ({ actor, path }, { engine, pool }) => {
  refuseHidden(actor, engine, path.code)
  const [location] = await readLocations(pool, [path.code])
  if (!location) throw new Refusal('not-found', `There is no location ${path.code}.`, 'code')
  return { status: 200, body: shown(location, engine) }
}

export const putStockLocation: Handler<'putStockLocation'> = async ({ actor, path, body }, { engine, pool }) => {
  permitWrite(actor, engine, path.code)
  const location = { ...body, code: path.code, active: body.active ?? true }
  await writeLocations(pool, [location])
  return { status: 200, body: shown(location, engine) }
}

export const listStockLevels: Handler<'listStockLevels'> = async ({ actor, query }, { engine, pool }) => {
  return { status: 200, body: { levels: await readRecords(pool, query.sku, visibleTo(actor, engine)) } }
}

export const createStockAdjustment: Handler<'createStockAdjustment'> = async ({ actor, body }, { engine, pool }) => {
  const who = permitEach(actor, engine, new Set(body.lines.map(({ location }) => location)))
  const answer = await adjustStock(pool, body, { actor: who.id, at: new Date(engine.markets.now()) })
  return { status: 200, body: answer }
}

export const createStockFeed: Handler<'createStockFeed'> = async ({ actor, query, body }, { engine, pool }) => {
  const { id, markets } = permit(actor, 'editor', actor?.markets[0] ?? '*')
  const { stream, format } = body as unknown as { stream: Readable; format: 'csv' | 'ndjson' }
  const report = await importStock(pool, feedRows(stream, format), {
    onError: query.onError ?? 'stop',
    dryRun: query.dryRun ?? false,
    actor: id,
    at: new Date(engine.markets.now()),
    mayWrite: (location) => reaches(markets, engine, location),
  })
  refuseUntaken(report)
  return { status: 200, body: report }
}

export const listStockMovements: Handler<'listStockMovements'> = async ({ actor, query }, { engine, pool }) => {
  const visible = visibleTo(actor, engine)
  if (query.location !== undefined) refuseHidden(actor, engine, query.location)
  const limit = query.limit ?? 100
  const rows = await readMovements(pool, {
    ...(query.sku !== undefined && { sku: query.sku }),
    locations: query.location === undefined ? visible : [query.location],
    after: BigInt(query.after ?? '0'),
    limit: limit + 1,
  })
  const movements = rows.slice(0, limit)
  const next = rows.length > limit ? movements.at(-1)?.id : undefined
  return { status: 200, body: { movements, ...(next && { next }) } }
}

function shown(location: StockLocation, { stock }: Engine): components['schemas']['StockLocation'] {
  return { ...location, markets: marketsServedBy(stock, location.code) }
}

/** Codes of the locations that a key may look at: those that serve any of its markets. */
function visibleTo(actor: Actor | undefined, engine: Engine): string[] | 'all' {
  const { markets } = permit(actor, 'viewer', actor?.markets[0] ?? '*')
  return markets.includes('*') ? 'all' : locationsServing(engine.stock, markets)
}

function refuseHidden(actor: Actor | undefined, engine: Engine, location: string): void {
  const visible = visibleTo(actor, engine)
  if (visible === 'all' || visible.includes(location)) return
  throw new Refusal('forbidden', `The key is for no market that ${location} serves.`, 'Authorization')
}

/** Stock is changed for all markets that a location serves, so that the key must be for each of them. */
function permitWrite(actor: Actor | undefined, engine: Engine, location: string): Actor {
  const markets = marketsServedBy(engine.stock, location)
  const permitted = (markets.length > 0 ? markets : ['*']).map((market) => permit(actor, 'editor', market))
  return permitted[0] as Actor
}

function permitEach(actor: Actor | undefined, engine: Engine, locations: ReadonlySet<string>): Actor {
  const permitted = [...locations].map((location) => permitWrite(actor, engine, location))
  return permitted[0] as Actor
}

/** The same as a question, for the rows of a feed. */
function reaches(markets: readonly string[], engine: Engine, location: string): boolean {
  if (markets.includes('*')) return true
  const served = marketsServedBy(engine.stock, location)
  return served.length > 0 && served.every((market) => markets.includes(market))
}
