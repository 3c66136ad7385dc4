import { setTimeout as pause } from 'node:timers/promises'
import { compose } from '../../core/compose.ts'
import { startEmbedded } from '../../core/db/embedded.ts'
import { createPool } from '../../core/db/pool.ts'
import { withOrders } from '../../core/order/on-payment-change.ts'
import { settleOrders } from '../../core/order/settle-orders.ts'
import { catchUpPayments } from '../../core/payment/catch-up.ts'
import { processWebhooks } from '../../core/payment/process-webhooks.ts'
import { SimulatedProvider } from '../../core/payment/simulated-provider.ts'
import type { Charge } from '../../core/payment/simulator/held.ts'
import type { SimulatedPayment } from '../../core/payment/simulator/wire.ts'
import { EngineProcess, freePort, type Settings, SimulatedBank, until } from './processes.ts'
import { seeded } from './random.ts'
import { type Place, type Plan, SKUS, type Story, shopOnce } from './shopper.ts'
import { type PaymentRow, paymentsOf, wrongInDatabase } from './truth.sql.ts'

export interface CrashOptions {
  dataDir: string
  /** Decides when what is killed, and what shoppers want. */
  seed: number
  engineKills: number
  databaseKills: number
  shoppers: number
  log: (line: string) => void
}

export interface CrashReport {
  orders: number
  checkouts: number
  charges: number
  /** What must not be: empty where all is well. */
  wrong: string[]
}

const SECRET = 'secret-of-the-crash-test'
/** Milliseconds after it is ready within which an engine is killed. */
const LIFE_MS = 2_000

/** Kills the engine and its database at random points of running checkouts, and then looks whether all is as it was told. */
export async function crashRun(options: CrashOptions): Promise<CrashReport> {
  const { dataDir, log } = options
  const settings: Settings = { dataDir, enginePort: await freePort(), simulatorPort: await freePort(), secret: SECRET }
  const bank = new SimulatedBank(settings)
  const engine = new EngineProcess(settings)
  try {
    await bank.ready()
    await engine.start()
    await stockUp(engine)
    const stories = await duringCrashes(options, engine, bank, log)
    await messagesDelivered(bank)
    await engine.stop()
    return await settledAndLookedAt(settings, bank, stories)
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.stack : error}\nThe engine said: ${engine.said}`)
  } finally {
    await engine.stop()
    engine.killDatabase()
    await bank.stop()
  }
}

/** So much of the goods, wherever orders are sent from, that no run sells them out. */
async function stockUp({ address, key }: EngineProcess): Promise<void> {
  const { stock } = compose()
  const rows = MARKETS.flatMap((market) => stock[market]?.locations ?? []).flatMap((location) =>
    SKUS.map((sku) => JSON.stringify({ location, sku, onHand: 100_000 })),
  )
  const answer = await fetch(`${address}/v1/admin/stock/feed`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
    body: `${rows.join('\n')}\n`,
  })
  if (!answer.ok) throw new Error(`The stock feed was refused: ${await answer.text()}`)
}

/** Shoppers shop without a pause while everything is killed under them; each finishes what it has begun. */
async function duringCrashes(
  { seed, engineKills, databaseKills, shoppers }: CrashOptions,
  engine: EngineProcess,
  bank: SimulatedBank,
  log: CrashOptions['log'],
): Promise<Story[]> {
  const random = seeded(seed)
  const stories: Story[] = []
  const shop = { open: true }
  const place: Place = { address: engine.address, key: engine.key, simulator: bank.address }
  const shopping = Promise.all(
    Array.from({ length: shoppers }, (_, index) => shopWhile(shop, place, seeded(seed + 1 + index), stories)),
  )
  shopping.catch(() => {}) // told where it is awaited
  for (const [index, what] of shuffled(engineKills, databaseKills, random).entries()) {
    await pause(random() * LIFE_MS)
    if (what === 'database') {
      engine.killDatabase()
      await pause(random() * 200)
    }
    await engine.kill()
    await engine.start()
    if (index % 10 === 9) log(`${index + 1} kills, ${stories.length} orders`)
  }
  shop.open = false
  await shopping
  return stories
}

function shuffled(engineKills: number, databaseKills: number, random: () => number): ('engine' | 'database')[] {
  const all = [...Array(engineKills).fill('engine'), ...Array(databaseKills).fill('database')]
  return all
    .map((what) => ({ what, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ what }) => what)
}

const MARKETS = ['fr', 'de', 'us'] as const
const GOODS = ['keep', 'ship', 'return', 'cancel'] as const

async function shopWhile(shop: { open: boolean }, place: Place, random: () => number, stories: Story[]): Promise<void> {
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T
  while (shop.open) {
    const plan: Plan = { market: pick(MARKETS), pays: pick(['card', 'paypal']), goods: pick(GOODS) }
    await shopOnce(place, plan, (story) => stories.push(story))
  }
}

/** Nobody crashes any more: the provider tries again, without its pauses, until each message was taken. */
async function messagesDelivered(bank: SimulatedBank): Promise<void> {
  await until('The delivery of all messages', async () => {
    await bank.post('/sim/webhooks/deliver')
    const { messages } = await bank.get<{ messages: { state: string }[] }>('/sim/webhooks')
    return messages.every(({ state }) => state === 'delivered') ? true : undefined
  })
}

async function settledAndLookedAt(
  settings: Settings,
  bank: SimulatedBank,
  stories: readonly Story[],
): Promise<CrashReport> {
  const embedded = await startEmbedded({ dataDir: settings.dataDir })
  const pool = createPool(embedded.url)
  try {
    await settle(pool, bank.address)
    const { charges } = await bank.get<{ charges: Charge[] }>('/sim/charges')
    const { payments } = await bank.get<{ payments: SimulatedPayment[] }>('/sim/payments')
    const ours = await paymentsOf(pool)
    const wrong = [
      ...Object.entries(await wrongInDatabase(pool)).map(([what, where]) => `${what}: ${where.join(', ')}`),
      ...differences(ours, payments, charges),
      ...untrue(stories, ours, charges),
    ]
    const { rows } = await pool.query('select count(*)::integer as count from sales_order')
    const { count } = rows[0] as { count: number }
    if (count !== stories.length) wrong.push(`${count} orders are there, and ${stories.length} were placed`)
    return { orders: count, checkouts: stories.length, charges: charges.length, wrong }
  } finally {
    await pool.end()
    await embedded.stop()
  }
}

/** Minutes after the end: when what got no answer is asked about again, and when each order's time to be paid is over. */
const LATER_MINUTES = [2, 4, 6, 8, 10, 3 * 24 * 60]

/** Jobs as a process runs them later. */
async function settle(pool: ReturnType<typeof createPool>, simulator: string): Promise<void> {
  const later = { now: () => Date.now() }
  const engine = compose({ now: () => later.now() })
  const provider = new SimulatedProvider({ address: async () => simulator, secret: SECRET, toleranceSeconds: 3_600 })
  const payments = withOrders(engine, {
    markets: engine.markets,
    choice: engine.providers,
    providers: new Map([[provider.code, provider]]),
  })
  for (const minutes of LATER_MINUTES) {
    later.now = () => Date.now() + minutes * 60_000
    const now = new Date(later.now())
    await processWebhooks(pool, payments, now)
    await catchUpPayments(pool, payments, now)
    await settleOrders({ pool, engine, payments })
  }
}

/** The provider and we say the same of each payment, and each unit of money moved once. */
function differences(
  ours: readonly PaymentRow[],
  theirs: readonly SimulatedPayment[],
  charges: readonly Charge[],
): string[] {
  const known = new Map(theirs.map((payment) => [payment.paymentId, payment]))
  const wrong: string[] = []
  for (const { id, number, state, captured, refunded, to_pay } of ours) {
    const payment = known.get(id)
    const there = [payment?.captured ?? 0, payment?.refunded ?? 0]
    const here = [Number(captured), Number(refunded)]
    if (here.join() !== there.join()) wrong.push(`${number}: ${state} with ${here} here and ${there} at the provider`)
    const sum = (kind: Charge['kind']) =>
      charges
        .filter((charge) => charge.paymentId === id && charge.kind === kind)
        .reduce((total, { amount }) => total + amount, 0)
    if (sum('capture') !== there[0] || sum('refund') !== there[1]) wrong.push(`${number}: charges do not add up`)
    if (captured > to_pay) wrong.push(`${number}: ${captured} taken of ${to_pay}`)
  }
  const ids = new Set(ours.map(({ id }) => id))
  for (const { paymentId } of theirs) if (!ids.has(paymentId)) wrong.push(`${paymentId} is at the provider alone`)
  return wrong
}

/** What a shopper was told is so: paid for what they keep, and for nothing else. */
function untrue(stories: readonly Story[], ours: readonly PaymentRow[], charges: readonly Charge[]): string[] {
  return stories.flatMap((story) => {
    const ids = new Set(ours.filter(({ number }) => number === story.number).map(({ id }) => id))
    const sum = (kind: Charge['kind']) =>
      charges
        .filter((charge) => ids.has(charge.paymentId) && charge.kind === kind)
        .reduce((total, { amount }) => total + amount, 0)
    const kept = sum('capture') - sum('refund')
    const expected = {
      placed: [0, story.toPay],
      paid: [0, story.toPay],
      shipped: [story.toPay],
      returned: [story.toPay - story.refund],
      cancelled: [0],
    }
    const fine: readonly number[] = expected[story.done]
    return fine.includes(kept) ? [] : [`${story.number} is ${story.done}, ${kept} of ${story.toPay} are kept`]
  })
}
