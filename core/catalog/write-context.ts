import type pg from 'pg'
import type { Engine } from '../engine.ts'
import type { FxRates } from '../pricing/convert-price.ts'
import type { ProjectionContext } from './project-offers.ts'
import { readCategoryParents, readLatestRates } from './write-context.sql.ts'

/** What every write of the catalogue knows: packs, markets, categories, exchange rates and the instant. */
export interface WriteContext extends ProjectionContext {
  engine: Engine
  /** The instant of the write; nothing below reads the clock. */
  now: Date
  categories: ReadonlyMap<string, string | null>
}

/** Reads what a write needs, once. */
export async function writeContext(client: pg.ClientBase | pg.Pool, engine: Engine): Promise<WriteContext> {
  const parents = await readCategoryParents(client)
  const rates: FxRates = await readLatestRates(client)
  return {
    engine,
    now: new Date(engine.markets.now()),
    categories: parents,
    registry: engine.registry,
    rates,
    rateAgeMax: engine.rateAgeMax,
    markets: engine.markets.markets,
    today: (market) => engine.markets.today(market),
    lineage: (code) => lineageOf(code, parents),
  }
}

function lineageOf(code: string, parents: ReadonlyMap<string, string | null>): string[] {
  const codes: string[] = []
  for (let each: string | null | undefined = code; each && !codes.includes(each); each = parents.get(each))
    codes.push(each)
  return codes
}
