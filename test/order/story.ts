import { settleOrders } from '../../core/order/settle-orders.ts'
import { catchUpPayments } from '../../core/payment/catch-up.ts'
import { processWebhooks } from '../../core/payment/process-webhooks.ts'
import type { components } from '../../openapi/v1.d.ts'
import { readyCart, type Shop } from '../checkout/shop.ts'

type Schemas = components['schemas']
export type Order = Schemas['Order']
export type Payment = Schemas['OrderPayment']
export type Return = Schemas['Return']
export type Cart = Schemas['Cart']

export interface Units {
  ref: string
  quantity: number
}

interface Goods {
  sku: string
  quantity: number
}

/** Sets both clocks to an instant, earlier or later. */
export async function turnTo(shop: Shop, instant: string): Promise<Shop> {
  shop.clock.now = Date.parse(instant)
  await shop.sim('POST', '/sim/clock', { now: new Date(shop.clock.now).toISOString() })
  return shop
}

/** Told to a simulated card: it goes through at once. */
export const AT_ONCE = '4000000000002008'

/** The life of one order, as its shopper and the shop's staff make it. */
export class Story {
  readonly shop: Shop
  readonly market: string
  readonly id: string
  readonly number: string
  readonly toPay: number

  constructor(shop: Shop, market: string, { id, number, toPay }: Pick<Order, 'id' | 'number' | 'toPay'>) {
    this.shop = shop
    this.market = market
    this.id = id as string
    this.number = number
    this.toPay = toPay
  }

  /** Where the shopper finds the order. */
  get path(): string {
    return `/v1/markets/${this.market}/orders/${this.id}`
  }

  /** Where the staff finds it. */
  get admin(): string {
    return `/v1/admin/markets/${this.market}/orders/${this.number}`
  }

  now(): Promise<Order> {
    return this.shop.ask<Order>('GET', this.path)
  }

  pay(body: object = {}): Promise<Payment> {
    return this.shop.ask<Payment>('POST', `${this.path}/payments`, body)
  }

  /** What happens to a payment at the provider, and is told to us. */
  async happens(payment: Pick<Payment, 'id'>, what: string, body?: object): Promise<Order> {
    await this.shop.sim('POST', `/sim/payments/${payment.id}/${what}`, body)
    await this.shop.deliver()
    return this.now()
  }

  ship(lines?: readonly Units[]): Promise<Order> {
    return this.shop.staff<Order>('POST', `${this.admin}/shipments`, lines ? { lines } : {})
  }

  handOver(shipment: number, at?: string): Promise<Order> {
    return this.shop.staff<Order>('POST', `${this.admin}/shipments/${shipment}/delivery`, at ? { at } : {})
  }

  cancel(lines?: readonly Units[]): Promise<Order> {
    return this.shop.ask<Order>('POST', `${this.path}/cancellation`, lines ? { lines } : {})
  }

  refund(amount: number | undefined, wanted?: number): Promise<Order> {
    const body = { reason: 'a late parcel', ...(amount !== undefined && { amount }) }
    return this.shop.staff<Order>('POST', `${this.admin}/refunds`, body, wanted)
  }

  announce(lines: readonly Units[], reason = 'damaged'): Promise<Return> {
    return this.shop.ask<Return>('POST', `${this.path}/returns`, { lines, reason })
  }

  withdraw(lines?: readonly Units[]): Promise<Return> {
    return this.shop.ask<Return>('POST', `${this.path}/withdrawals`, lines ? { lines } : {})
  }

  confirm({ id }: Pick<Return, 'id'>): Promise<Return> {
    return this.shop.ask<Return>('POST', `${this.path}/withdrawals/${id}/confirmation`)
  }

  inspect({ id }: Pick<Return, 'id'>, lines: readonly Units[]): Promise<Order> {
    const seen = lines.map((line) => ({ ...line, condition: 'as-new', restock: true }))
    return this.shop.staff<Order>('POST', `${this.admin}/returns/${id}/inspection`, { lines: seen })
  }
}

/** An order that was placed and not paid. */
export async function place(shop: Shop, market: string, goods: readonly Goods[], method?: string): Promise<Story> {
  const cart = await readyCart(shop, market, goods, method)
  return placeCart(shop, market, cart as unknown as Cart)
}

export async function placeCart(shop: Shop, market: string, cart: Cart): Promise<Story> {
  const path = `/v1/markets/${market}/carts/${cart.id}/order`
  const wish = { version: cart.version, toPay: cart.quote?.totals.toPay }
  return new Story(shop, market, await shop.ask<Order>('POST', path, wish))
}

/** An order by card that is authorised at once, so that money is taken when goods leave. */
export async function authorised(shop: Shop, market: string, goods: readonly Goods[], method = 'card'): Promise<Story> {
  const story = await place(shop, market, goods, method)
  await story.pay({ testNumber: AT_ONCE })
  await shop.deliver()
  return story
}

/** Everything that time has made due is done, messages that wait are told, until nothing is left to do. */
export async function settle(shop: Shop): Promise<void> {
  const { pool, engine, deps, clock } = shop
  for (let round = 0; round < 2; round++) {
    await shop.deliver()
    const now = new Date(clock.now)
    await processWebhooks(pool, deps, now)
    await catchUpPayments(pool, deps, now)
    await settleOrders({ pool, engine, payments: deps })
  }
  await shop.deliver()
}

/** What the provider took and gave back for an order's payments. */
export async function movedAtProvider(shop: Shop, payments: readonly Pick<Payment, 'id'>[]) {
  const charges = (await Promise.all(payments.map(({ id }) => shop.charges(id)))).flat()
  const sum = (kind: string) =>
    charges.filter((charge) => charge.kind === kind).reduce((total, { amount }) => total + amount, 0)
  return { taken: sum('capture'), givenBack: sum('refund') - sum('refund-returned') }
}
