import { setTimeout as pause } from 'node:timers/promises'
import { table } from '../../core/command/table.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { measureCheckouts, stockUp } from './checkout.ts'
import { getRequest } from './connection.ts'
import { makeFloorTables } from './floor-tables.sql.ts'
import { Installation, type Served } from './installation.ts'
import { asking, inTurns, type Load, load } from './load.ts'
import { pureQuotesPerSecond } from './pure-quote.ts'
import { importRealProducts } from './real-products.ts'
import { type Catalogue, neverRepeatedLists, products, quotes } from './requests.ts'

/** After this nothing of the start is going on any more. */
const REST_MS = 3_000

/** Ids below have fewer than twenty products before them. */
const FIRST_PAGE_END = 100

const seconds = Number(process.argv[2] ?? 5)
const rows: string[][] = []

const installation = new Installation()
try {
  await measureStart()
  await installation.open()
  await measure()
  console.log(table(['what', 'measured', 'against its floor', 'wanted'], rows))
} finally {
  await installation.close()
}

async function measure(): Promise<void> {
  await measureImports()
  await makeFloorTables(installation.pool)
  const catalogue = await installation.catalogue()
  const floors = (await installation.spawn('test/bench/floors.ts', [installation.url])).url
  const served = await installation.serve()
  await pause(REST_MS)
  note('memory at rest', `${served.residentMegabytes()} MB`, 'at most 160 MB')
  await measureLists(served.url, floors, catalogue)
  await measureProducts(served.url, floors, catalogue)
  await measureQuotes(served.url, floors, catalogue)
  note('memory after the load', `${served.residentMegabytes()} MB`, '')
  await measureOrdering(served, floors)
  for (const market of ['fr', 'us', 'jp']) {
    note(
      `pure quote of 10 lines, ${market}`,
      `${round(pureQuotesPerSecond(market, seconds / 2))}/s`,
      'at least 20,000/s',
    )
  }
}

async function measureImports(): Promise<void> {
  const times: number[] = []
  for (let turn = 0; turn < 2; turn++) {
    const began = performance.now()
    const report = await importRealProducts(installation)
    if (!report) return console.log('The file of real products is absent: measured with the sample catalogue.')
    times.push(performance.now() - began)
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
  let before = Number(first)
  const nextBefore = () => {
    before = before > FIRST_PAGE_END ? before - 1 : Number(first)
    return getRequest(`/select-list/${before}`)
  }
  const bareList = asking(floors, () => getRequest(`/bare/${bytes}`))
  const list = '/v1/markets/fr/products?kind=toy'
  const etag = (await fetch(`${served}${list}`)).headers.get('etag')
  const notModified = () => getRequest(list, `If-None-Match: ${etag}\r\n`)
  const [fresh, select] = await inTurns(
    asking(served, neverRepeatedLists(catalogue)),
    asking(floors, nextBefore),
    2 * seconds,
  )
  const [seen, bare] = await inTurns(
    asking(served, () => getRequest(list)),
    bareList,
    2 * seconds,
  )
  const unchanged = await load(asking(served, notModified, { expected: 304 }), seconds)
  add('bare, bytes of a list', bare)
  add('one SELECT of a list', select)
  add('list, never repeated', fresh, select, 'one SELECT', '80 %')
  add('list, seen before', seen, bare, 'bare', '50 %')
  add('list, 304', unchanged, bare, 'bare', '70 %')
}

async function measureProducts(served: string, floors: string, catalogue: Catalogue): Promise<void> {
  const body = await (await fetch(`${served}/v1/markets/fr/products/${catalogue.codes[0]}`)).text()
  let turn = 0
  const nextSlug = () => getRequest(`/select-product/${catalogue.codes[turn++ % catalogue.codes.length]}`)
  const [fresh, select] = await inTurns(
    asking(served, products(catalogue, Number.MAX_SAFE_INTEGER)),
    asking(floors, nextSlug),
    2 * seconds,
  )
  const [seen, bare] = await inTurns(
    asking(served, products(catalogue, 20)),
    asking(floors, () => getRequest(`/bare/${Buffer.byteLength(body)}`)),
    2 * seconds,
  )
  add('bare, bytes of a product', bare)
  add('one SELECT of a product', select)
  add('product, never repeated', fresh, select, 'one SELECT', '80 %')
  add('product, seen before', seen, bare, 'bare', '50 %')
}

async function measureQuotes(served: string, floors: string, catalogue: Catalogue): Promise<void> {
  const [quoted, select] = await inTurns(
    asking(served, quotes(catalogue, '/v1/markets/fr/quotes')),
    asking(floors, quotes(catalogue, '/select-offers')),
    2 * seconds,
  )
  add('one SELECT of five offers', select)
  add('quote of five lines', quoted, select, 'one SELECT', '60 % and 2,000/s')
}

async function measureOrdering(served: Served, floors: string): Promise<void> {
  const { pool } = installation
  const measured = await measureCheckouts({ pool, served, floors }, await stockUp(pool), seconds)
  const { carts, manyCarts, orders, manyOrders, floorCarts, floorOrders, peakMegabytes } = measured
  add('bare inserts of a cart', floorCarts as Load)
  add('new cart with one line, 10 sessions', carts, floorCarts, 'bare inserts', '50 % and 1,500/s')
  add('new cart with one line, 100 sessions', manyCarts, carts, '10 sessions', '80 %, p99 under 12 times p50')
  add('bare writes of a checkout', floorOrders as Load)
  add('checkout of two lines, 10 sessions', orders, floorOrders, 'bare writes', '35 % and 200/s')
  add('checkout of two lines, 100 sessions', manyOrders, orders, '10 sessions', '80 %, p99 under 12 times p50')
  note('memory at peak', `${peakMegabytes} MB`, '')
}

async function measureStart(): Promise<void> {
  const folder = temporaryFolder('noyau-bench-start-')
  try {
    for (const [what, wanted] of [
      ['new', 'under 4 s'],
      ['old', 'under 1.5 s'],
    ] as const) {
      const began = performance.now()
      const served = await installation.serve({ DATA_DIR: folder.path })
      await fetch(`${served.url}/v1/markets/fr/products`)
      note(
        `start to the first answer, ${what} data folder`,
        `${((performance.now() - began) / 1000).toFixed(2)} s`,
        wanted,
      )
      await served.stop()
    }
  } finally {
    folder.remove()
  }
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
