import type { components } from '../../openapi/v1.d.ts'
import { Refusal } from '../problem/refusal.ts'
import { type Command, type CommandInput, type DemoShopper, WrongUsage } from './command.ts'
import { DemoClient } from './demo-client.ts'
import { table } from './table.ts'

type Schemas = components['schemas']

/** One thing that happened, with where the order then stands. Amounts are minor units. */
export interface DemoStep {
  step: string
  state: string
  currency?: string
  toPay?: number
  captured?: number
  refunded?: number
  detail?: string
}

export const demo: Command = {
  usage: 'demo order <country>',
  summary: 'Play a whole order over HTTP: browse, cart, pay by the first method, ship, return one line',
  options: {},
  words: [2, 2],
  async run(input) {
    const [what, country] = input.positionals as [string, string]
    if (what !== 'order') throw new WrongUsage('usage: noyau demo order <country>')
    const market = input.engine.markets.find(country)
    const shopper = input.shoppers[market.code]
    if (!shopper)
      throw new Refusal('unknown-market', `Nobody shops in ${market.code} in config/demo-shoppers.ts.`, 'country')
    const shop = await input.shop()
    try {
      const steps = await playOrder(new DemoClient(shop.address, shop.key), market.code, shopper, input)
      return { json: steps, table: draw(steps) }
    } finally {
      await shop.close()
    }
  },
}

/** The whole life of an order, each step over HTTP. */
async function playOrder(
  client: DemoClient,
  market: string,
  shopper: DemoShopper,
  { tell }: Pick<CommandInput, 'tell'>,
): Promise<DemoStep[]> {
  const steps: DemoStep[] = []
  const note = (step: DemoStep) => {
    steps.push(step)
    tell(`${step.step}: ${step.state}`)
  }
  const base = `/v1/markets/${market}`
  const skus = await browse(client, base)
  note({ step: 'browse', state: 'shown', detail: skus.join(', ') })
  const cart = await fillCart(client, base, skus, shopper)
  note({ ...cartStep('cart', cart), detail: cart.orderButton ?? '' })
  const placed = await client.post<Schemas['Order']>(`${base}/carts/${cart.id}/order`, {
    version: cart.version,
    toPay: cart.quote?.totals.toPay,
  })
  note(orderStep('place', placed))
  const path = `${base}/orders/${placed.id}`
  const payment = await client.post<Schemas['OrderPayment']>(`${path}/payments`, {})
  note({
    step: 'pay',
    state: payment.state,
    detail: `${payment.method}: ${payment.nextAction?.type ?? 'nothing to do'}`,
  })
  await client.approve(payment)
  const paid = await client.until<Schemas['Order']>(path, ({ state }) => state === 'confirmed')
  note(orderStep('paid', paid))
  const admin = `/v1/admin/markets/${market}/orders/${placed.number}`
  const shipped = await client.post<Schemas['Order']>(`${admin}/shipments`, { carrier: 'demo', tracking: 'DEMO-1' })
  note(orderStep('ship', shipped))
  note(orderStep('deliver', await client.post<Schemas['Order']>(`${admin}/shipments/1/delivery`, {})))
  const line = { ref: skus[0] as string, quantity: 1 }
  const back = await client.post<Schemas['Return']>(`${path}/returns`, { lines: [line], reason: 'demo' })
  note({ step: 'return', state: back.state, detail: `${line.ref}, refund ${back.refund}` })
  await client.post(`${admin}/returns/${back.id}/inspection`, {
    lines: [{ ...line, condition: 'as-new', restock: true }],
  })
  const done = await client.until<Schemas['Order']>(path, ({ credits }) =>
    credits.every(({ state }) => state !== 'requested'),
  )
  note(orderStep('refund', done))
  return steps
}

/** Two products that the market has in stock and may sell without an age limit. */
async function browse(client: DemoClient, base: string): Promise<string[]> {
  const { products } = await client.get<Schemas['ProductPage']>(`${base}/products?sort=name&limit=50`)
  const skus = products
    .filter(({ kind }) => kind === 'toy' || kind === 'food' || kind === 'general')
    .flatMap(({ variants }) => variants.slice(0, 1))
    .filter(({ availability }) => availability === 'in-stock')
    .map(({ sku }) => sku)
  return skus.slice(0, 2)
}

async function fillCart(
  client: DemoClient,
  base: string,
  skus: readonly string[],
  { shipTo, taxId }: DemoShopper,
): Promise<Schemas['Cart']> {
  const made = await client.post<Schemas['Cart']>(`${base}/carts`, {
    lines: skus.map((sku, index) => ({ sku, quantity: index === 0 ? 2 : 1 })),
  })
  const addressed = await client.patch<Schemas['Cart']>(`${base}/carts/${made.id}`, {
    version: made.version,
    contact: { email: 'shopper@example.org' },
    shipTo,
    ...(taxId !== undefined && { buyer: { type: 'consumer', taxId } }),
  })
  const { options } = await client.get<Schemas['DeliveryOptionList']>(`${base}/carts/${made.id}/delivery-options`)
  const service = options.find(({ pickupPointRequired }) => !pickupPointRequired)?.service
  const method = addressed.paymentMethods.find(({ against }) => against === undefined)?.method
  return client.patch<Schemas['Cart']>(`${base}/carts/${made.id}`, {
    version: addressed.version,
    delivery: { service },
    payment: { method },
    consents: addressed.consents.map(({ code }) => code),
  })
}

function cartStep(step: string, { currency, quote, blockers }: Schemas['Cart']): DemoStep {
  const state = blockers.length === 0 ? 'ready' : `blocked by ${blockers.map(({ code }) => code).join(', ')}`
  return { step, state, currency, toPay: quote?.totals.toPay ?? 0 }
}

function orderStep(
  step: string,
  { state, paymentState, fulfilmentState, currency, toPay, payments }: Schemas['Order'],
): DemoStep {
  const sum = (field: 'captured' | 'refunded') => payments.reduce((total, payment) => total + payment[field], 0)
  return {
    step,
    state: `${state}, ${paymentState}, ${fulfilmentState}`,
    currency,
    toPay,
    captured: sum('captured'),
    refunded: sum('refunded'),
  }
}

function draw(steps: readonly DemoStep[]): string {
  const cell = (amount: number | undefined) => (amount === undefined ? '' : String(amount))
  return table(
    ['step', 'state', 'to pay', 'captured', 'refunded', 'detail'],
    steps.map(({ step, state, currency = '', toPay, captured, refunded, detail = '' }) => [
      step,
      state,
      `${cell(toPay)} ${toPay === undefined ? '' : currency}`.trim(),
      cell(captured),
      cell(refunded),
      detail,
    ]),
  )
}
