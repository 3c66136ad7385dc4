import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type pg from 'pg'
import { type FirstRates, markReady, readFingerprint, storeFirstRates, writeFingerprint } from './bootstrap.sql.ts'
import { importProducts } from './catalog/import/import-products.ts'
import { ndjsonRows } from './catalog/import/ndjson-rows.ts'
import type { CategoryDocument } from './catalog/product-document.ts'
import { reprojectAll } from './catalog/reproject.ts'
import { writeCategories } from './catalog/write-categories.ts'
import { transaction } from './db/pool.ts'
import type { Engine } from './engine.ts'
import { feedRows } from './stock/feed/feed-rows.ts'
import { importStock } from './stock/feed/import-stock.ts'
import type { StockLocation } from './stock/location.ts'
import { writeLocations } from './stock/locations.sql.ts'
import { serveMarkets } from './stock/serve-markets.ts'

/** Where the sample catalogue lies. */
const SAMPLE = new URL('../catalogue/sample/', import.meta.url)

/**
 * Makes an installation ready: on a new database first rates and the sample catalogue; on one whose packs or markets have
 * changed since, new projections. Several processes that start at once do it once.
 */
export async function makeReady(
  pool: pg.Pool,
  engine: Engine,
  rates: FirstRates,
  tell: (line: string) => void,
): Promise<void> {
  await serveMarkets(pool, engine.stock)
  const fingerprint = fingerprintOf(engine)
  const known = await readFingerprint(pool)
  if (known === fingerprint) return
  await markReady(pool, async () => {
    const now = await readFingerprint(pool)
    if (now === fingerprint) return
    if (now === undefined) await loadSample(pool, engine, rates, tell)
    else {
      tell('Packs or markets have changed: the catalogue is projected again …')
      await reprojectAll(pool, engine, (done) => tell(`  ${done} products`))
    }
    await writeFingerprint(pool, fingerprint)
  })
}

/** Grows when what is projected changes its shape. */
const PROJECTION = 4

/** What projections depend on and the database does not hold. */
function fingerprintOf({ markets, registry }: Engine): string {
  const packs = registry.countries.map(({ code, version }) => `${code} ${version}`)
  const text = JSON.stringify([PROJECTION, packs, markets.markets.map(({ definition }) => definition)])
  return createHash('sha256').update(text).digest('base64url')
}

async function loadSample(
  pool: pg.Pool,
  engine: Engine,
  rates: FirstRates,
  tell: (line: string) => void,
): Promise<void> {
  await transaction(pool, async (client) => {
    await storeFirstRates(client, rates)
    const categories: CategoryDocument[] = []
    for await (const row of ndjsonRows(createReadStream(new URL('categories.ndjson', SAMPLE)))) {
      if ('value' in row) categories.push(row.value as unknown as CategoryDocument)
    }
    await writeCategories(client, categories)
  })
  const rows = ndjsonRows(createReadStream(new URL('products.ndjson', SAMPLE)))
  const report = await importProducts(pool, engine, rows, { onError: 'stop', dryRun: false })
  if (!report.applied)
    throw new Error(`The sample catalogue cannot be loaded: ${JSON.stringify(report.errors.slice(0, 3))}`)
  await loadSampleStock(pool, engine)
  tell(`Loaded ${report.created} sample products`)
}

async function loadSampleStock(pool: pg.Pool, engine: Engine): Promise<void> {
  const locations: StockLocation[] = []
  for await (const row of ndjsonRows(createReadStream(new URL('locations.ndjson', SAMPLE)))) {
    if ('value' in row) locations.push(row.value as unknown as StockLocation)
  }
  await writeLocations(pool, locations)
  const rows = feedRows(createReadStream(new URL('stock.csv', SAMPLE)), 'csv')
  const at = new Date(engine.markets.now())
  const report = await importStock(pool, rows, { onError: 'stop', dryRun: false, actor: 'sample', at })
  if (!report.applied)
    throw new Error(`The sample stock cannot be loaded: ${JSON.stringify(report.errors.slice(0, 3))}`)
}
