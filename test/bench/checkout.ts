import type pg from 'pg'
import { Connection, jsonRequest } from './connection.ts'
import { makeCheckoutFloorTables } from './floor-tables.sql.ts'
import type { Served } from './installation.ts'
import { asking, inTurns, type Load, type LoadOf, load, operate, SESSIONS, type Session } from './load.ts'
import { shopper } from './shopper.ts'

/** Code is compiled for what is done often: of orders there are few a second, and a checkout is a lot of code. */
const WARM_UP_SECONDS = 12

/** Shoppers at once on a busy day. */
const MANY = 100

/** SKUs that are kept in stock, and ordered. */
const SKUS = 500

/** What checkouts measured, with 10 and with 100 sessions. */
export interface CheckoutLoads {
  carts: Load
  manyCarts: Load
  orders: Load
  manyOrders: Load
  floorCarts?: Load
  floorOrders?: Load
  peakMegabytes: number
}

/** Gives SKUs that the market sells so much stock that it never runs out. */
export async function stockUp(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ sku: string }>(
    `select v.sku from variant v join product p on p.id = v.product_id and p.document->>'kind' = 'toy' join offer o on o.product_id = v.product_id and o.market = 'fr'
       and o.from_day <= current_date and current_date < o.until_day
     group by v.sku order by v.sku limit ${SKUS}`,
  )
  const skus = rows.map(({ sku }) => sku)
  await pool.query(
    `insert into stock_level (sku, location, on_hand) select sku, 'fr-lyon', 1000000 from unnest($1::text[]) as sku
     on conflict (sku, location) do update set on_hand = excluded.on_hand`,
    [skus],
  )
  return skus
}

/** Loads the engine with new carts and whole checkouts; the floors too, where they are given. */
export async function measureCheckouts(
  { pool, served, floors }: { pool: pg.Pool; served: Served; floors?: string },
  skus: readonly string[],
  seconds: number,
): Promise<CheckoutLoads> {
  let turn = 0
  const nextSku = () => skus[turn++ % skus.length] as string
  const confirmed = () => waitUntilConfirmed(pool)
  const orders = (sessions: number) => (time: number) =>
    operate(time, sessions, () => shopper(served.url, nextSku), confirmed)
  const cart = () =>
    jsonRequest('POST', '/v1/markets/fr/carts', JSON.stringify({ lines: [{ sku: nextSku(), quantity: 1 }] }))
  const carts = (sessions: number) => asking(served.url, cart, { expected: 201, sessions })
  // What a process learns once is not measured: plans, compiled code, the provider's process.
  await orders(SESSIONS)(WARM_UP_SECONDS)
  // As autovacuum does after the first orders: until then tables are planned for as the empty ones that they were.
  await pool.query('analyze')
  const peak = watchPeak(served)
  const own = async () => ({
    carts: await load(carts(SESSIONS), seconds),
    orders: await load(orders(SESSIONS), seconds),
  })
  const measured = floors === undefined ? await own() : await againstFloors(floors)
  const manyCarts = await load(carts(MANY), seconds)
  const manyOrders = await load(orders(MANY), seconds)
  return { ...measured, manyCarts, manyOrders, peakMegabytes: peak.end() }

  async function againstFloors(url: string) {
    await makeCheckoutFloorTables(pool)
    const insert = asking(url, () => jsonRequest('POST', '/insert-cart', '{}'))
    const write: LoadOf = (time) => operate(time, SESSIONS, () => bareShopper(url, nextSku))
    const [newCarts, floorCarts] = await inTurns(carts(SESSIONS), insert, 2 * seconds)
    const [newOrders, floorOrders] = await inTurns(orders(SESSIONS), write, 2 * seconds)
    return { carts: newCarts, floorCarts, orders: newOrders, floorOrders }
  }
}

/** The writes of a checkout, one request for each that writes; what the provider says comes from here. */
async function bareShopper(floors: string, nextSku: () => string): Promise<Session> {
  const connection = await Connection.open(floors)
  const post = async (path: string, body: object = {}) => {
    const answer = await connection.ask(jsonRequest('POST', path, JSON.stringify(body)))
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.body}`)
    return JSON.parse(answer.body) as { id: string }
  }
  const run = async () => {
    const cart = await post('/insert-cart')
    for (let change = 0; change < 3; change++) await post(`/update-cart/${cart.id}`)
    const order = await post(`/place/${cart.id}`, { skus: [nextSku(), nextSku()] })
    const payment = await post(`/pay/${order.id}`)
    await post(`/webhook/${order.id}/${payment.id}`)
    return true
  }
  return { run, close: () => connection.close() }
}

const PATIENCE_MS = 30_000

/** Every order that was approved is confirmed: no message of the provider was lost. */
async function waitUntilConfirmed(pool: pg.Pool): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  for (;;) {
    const { rowCount } = await pool.query(`select 1 from sales_order where state = 'pending' limit 1`)
    if (rowCount === 0) return
    if (performance.now() > until) throw new Error('Orders were approved and are not confirmed')
    await new Promise((done) => setTimeout(done, 20))
  }
}

const PEAK_EVERY_MS = 250

function watchPeak(served: Served): { end: () => number } {
  let peak = served.residentMegabytes()
  const timer = setInterval(() => {
    peak = Math.max(peak, served.residentMegabytes())
  }, PEAK_EVERY_MS)
  return {
    end: () => {
      clearInterval(timer)
      return peak
    },
  }
}
