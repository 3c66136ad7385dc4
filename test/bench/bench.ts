import { type ChildProcess, spawn } from 'node:child_process'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { referenceRates } from '../../config/reference-rates.ts'
import { makeReady } from '../../core/bootstrap.ts'
import { importProducts } from '../../core/catalog/import/import-products.ts'
import { productRows } from '../../core/catalog/import/product-rows.ts'
import { table } from '../../core/command/table.ts'
import { compose } from '../../core/compose.ts'
import { startEmbedded } from '../../core/db/embedded.ts'
import { migrate } from '../../core/db/migrate.ts'
import { createPool } from '../../core/db/pool.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeFloorTables } from './floor-tables.sql.ts'
import { getRequest, type Load, load } from './load.ts'
import { pureQuotesPerSecond } from './pure-quote.ts'
import { type Catalogue, neverRepeatedLists, products, quotes } from './requests.ts'

/** The real products to measure with; without the file the sample catalogue is measured, and said so. */
const TOYS = new URL('../../../shared/data/toy-sets.csv', import.meta.url)
/** Ids below have fewer than twenty products before them. */
const FIRST_PAGE_END = 100

const seconds = Number(process.argv[2] ?? 5)
const rows: string[][] = []

const folder = temporaryFolder('noyau-bench-')
const children: ChildProcess[] = []
const database = await startEmbedded({ dataDir: folder.path })
const pool = createPool(database.url, { onError: () => {} })
try {
  await measure()
} finally {
  for (const child of [...children]) await stopped(child)
  await pool.end()
  await database.stop()
  folder.remove()
}

async function measure(): Promise<void> {
  await measureStart()
  await migrate(pool)
  const engine = compose()
  await makeReady(pool, engine, referenceRates, () => {})
  if (existsSync(TOYS)) await measureImports(pool, engine)
  else console.log('The file of real products is absent: measured with the sample catalogue.')
  await makeFloorTables(pool)
  const catalogue = await readCatalogue(pool, engine)
  const floors = await spawnServer('test/bench/floors.ts', [database.url], {})
  const served = await spawnServer('core/main.ts', [], { DATABASE_URL: database.url, PORT: '0', LOG_LEVEL: 'error' })
  note('memory at rest', `${residentMegabytes(served.child)} MB`, 'at most 160 MB')
  await measureLists(served.url, floors.url, catalogue)
  await measureProducts(served.url, floors.url, catalogue)
  await measureQuotes(served.url, floors.url, catalogue)
  for (const market of ['fr', 'us', 'jp'])
    note(
      `pure quote of 10 lines, ${market}`,
      `${round(pureQuotesPerSecond(market, seconds / 2))}/s`,
      'at least 20,000/s',
    )
  note('memory after the load', `${residentMegabytes(served.child)} MB`, '')
  console.log(table(['what', 'measured', 'against its floor', 'wanted'], rows))
}

async function measureImports(pool: ReturnType<typeof createPool>, engine: ReturnType<typeof compose>): Promise<void> {
  const times: number[] = []
  for (let turn = 0; turn < 2; turn++) {
    const began = performance.now()
    const source = productRows(createReadStream(TOYS), 'csv', engine.mappings.get('toy-sets'), new Set())
    const report = await importProducts(pool, engine, source, { onError: 'stop', dryRun: false })
    times.push(performance.now() - began)
    if (!report.applied) throw new Error(JSON.stringify(report.errors.slice(0, 3)))
    if (turn === 0)
      note(
        'import, until listable in all markets',
        `${round((report.read / (times[0] as number)) * 1000)}/s`,
        'at least 1,500/s',
      )
  }
  note(
    'import of the unchanged file',
    `${((times[0] as number) / (times[1] as number)).toFixed(1)} times as fast`,
    'at least 5 times',
  )
}

async function measureLists(served: string, floors: string, catalogue: Catalogue): Promise<void> {
  const first = catalogue.ids.at(-1) as string
  const body = await (await fetch(`${served}/v1/markets/fr/products?kind=toy`)).text()
  const bytes = Buffer.byteLength(body)
  const bare = await load(floors, () => getRequest(`/bare/${bytes}`), seconds)
  let before = Number(first)
  const nextBefore = () => {
    before = before > FIRST_PAGE_END ? before - 1 : Number(first)
    return getRequest(`/select-list/${before}`)
  }
  const select = await load(floors, nextBefore, seconds)
  const fresh = await load(served, neverRepeatedLists(catalogue), seconds)
  const seen = await load(served, () => getRequest('/v1/markets/fr/products?kind=toy'), seconds)
  const etag = (await fetch(`${served}/v1/markets/fr/products?kind=toy`)).headers.get('etag')
  const unchanged = await load(
    served,
    () => getRequest('/v1/markets/fr/products?kind=toy', `If-None-Match: ${etag}\r\n`),
    seconds,
    304,
  )
  add('bare, bytes of a list', bare)
  add('one SELECT of a list', select)
  add('list, never repeated', fresh, select, 'one SELECT', '80 %')
  add('list, seen before', seen, bare, 'bare', '50 %')
  add('list, 304', unchanged, bare, 'bare', '70 %')
}

async function measureProducts(served: string, floors: string, catalogue: Catalogue): Promise<void> {
  const body = await (await fetch(`${served}/v1/markets/fr/products/${catalogue.codes[0]}`)).text()
  const bare = await load(floors, () => getRequest(`/bare/${Buffer.byteLength(body)}`), seconds)
  let turn = 0
  const select = await load(
    floors,
    () => getRequest(`/select-product/${catalogue.codes[turn++ % catalogue.codes.length]}`),
    seconds,
  )
  const fresh = await load(served, products(catalogue, Number.MAX_SAFE_INTEGER), seconds)
  const seen = await load(served, products(catalogue, 20), seconds)
  add('bare, bytes of a product', bare)
  add('one SELECT of a product', select)
  add('product, never repeated', fresh, select, 'one SELECT', '80 %')
  add('product, seen before', seen, bare, 'bare', '50 %')
}

async function measureQuotes(served: string, floors: string, catalogue: Catalogue): Promise<void> {
  const select = await load(floors, quotes(catalogue, '/select-offers'), seconds)
  const quoted = await load(served, quotes(catalogue, '/v1/markets/fr/quotes'), seconds)
  add('one SELECT of five offers', select)
  add('quote of five lines', quoted, select, 'one SELECT', '60 % and 2,000/s')
}

async function readCatalogue(
  pool: ReturnType<typeof createPool>,
  engine: ReturnType<typeof compose>,
): Promise<Catalogue> {
  const { rows: found } = await pool.query<{ id: bigint; code: string; sku: string; theme: string | null }>(
    `select p.id, p.code, v.sku, p.document->'attributes'->>'theme' as theme
     from product p join variant v on v.product_id = p.id
     where (select count(distinct market) from offer o where o.product_id = p.id
       and o.from_day <= current_date and current_date < o.until_day) = $1 order by p.id`,
    [engine.markets.markets.length],
  )
  const themes = [...new Set(found.flatMap(({ theme }) => (theme ? [theme] : [])))]
  return {
    markets: engine.markets.markets.map(({ definition }) => definition),
    ids: found.map(({ id }) => String(id)),
    codes: found.map(({ code }) => code),
    skus: found.map(({ sku }) => sku),
    themes: themes.length > 0 ? themes : ['none'],
  }
}

async function measureStart(): Promise<void> {
  const folderOfStart = temporaryFolder('noyau-bench-start-')
  try {
    for (const [what, wanted] of [
      ['new', 'under 4 s'],
      ['old', 'under 1.5 s'],
    ] as const) {
      const began = performance.now()
      const { child, url } = await spawnServer('core/main.ts', [], { DATA_DIR: folderOfStart.path, PORT: '0' })
      await fetch(`${url}/v1/markets/fr/products`)
      note(
        `start to the first answer, ${what} data folder`,
        `${((performance.now() - began) / 1000).toFixed(2)} s`,
        wanted,
      )
      await stopped(child)
    }
  } finally {
    folderOfStart.remove()
  }
}

async function spawnServer(
  file: string,
  args: string[],
  env: Record<string, string>,
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [file, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  for await (const line of createInterface({ input: child.stdout as Readable })) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
    if (url) {
      child.stdout?.resume()
      return { child, url }
    }
  }
  throw new Error(`${file} did not start`)
}

function stopped(child: ChildProcess): Promise<void> {
  const index = children.indexOf(child)
  if (index >= 0) children.splice(index, 1)
  return new Promise((done) => {
    child.once('exit', () => done())
    child.kill('SIGTERM')
  })
}

function residentMegabytes(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
}

function add(what: string, measured: Load, floor?: Load, name = '', wanted = ''): void {
  if (measured.failed > 0) throw new Error(`${what}: ${measured.failed} answers were not as expected`)
  const figures = `${round(measured.perSecond)}/s, p50 ${measured.p50.toFixed(1)} ms, p99 ${measured.p99.toFixed(1)} ms`
  rows.push([
    what,
    figures,
    floor ? `${Math.round((measured.perSecond / floor.perSecond) * 100)} % of ${name}` : '',
    wanted,
  ])
}

function note(what: string, measured: string, wanted: string): void {
  rows.push([what, measured, '', wanted])
  console.log(`${what}: ${measured}`)
}

function round(value: number): string {
  return Math.round(value).toLocaleString('en')
}
