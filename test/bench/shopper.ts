import { Connection, getRequest, jsonRequest } from './connection.ts'
import type { Session } from './load.ts'

interface Cart {
  id: string
  version: number
  quote: { totals: { toPay: number } }
}

const ADDRESS = { country: 'FR', name: 'Anne Martin', line1: '3 rue de la Paix', postalCode: '75002', city: 'Paris' }
const CONTACT = { email: 'anne.martin@example.org' }

/** What a shopper calls in one checkout, of the engine and of the provider. */
export const CALLS_OF_A_CHECKOUT = 8

/**
 * A guest in France who checks out two lines again and again, as a storefront does it: cart, lines, address, delivery
 * options, choices, order, payment; then approves the payment with the simulated provider, who tells the engine.
 */
export async function shopper(url: string, nextSku: () => string): Promise<Session> {
  const engine = await Connection.open(url)
  let provider: Connection | undefined
  let turn = 0
  const ask = async <T>(request: string): Promise<T> => {
    const { status, body } = await engine.ask(request)
    if (status >= 300) throw new Error(`${request.slice(0, request.indexOf('\r'))}: ${status} ${body}`)
    return JSON.parse(body)
  }
  const send = <T>(method: 'POST' | 'PATCH', path: string, body: object) =>
    ask<T>(jsonRequest(method, path, JSON.stringify(body), `Idempotency-Key: turn-${turn++}-of-a-shopper\r\n`))
  const run = async () => {
    const base = '/v1/markets/fr'
    const made = await send<Cart>('POST', `${base}/carts`, {})
    const path = `${base}/carts/${made.id}`
    const lines = [
      { sku: nextSku(), quantity: 1 },
      { sku: nextSku(), quantity: 2 },
    ]
    await send('PATCH', path, { version: 1, lines })
    await send('PATCH', path, { version: 2, contact: CONTACT, shipTo: ADDRESS })
    await ask(getRequest(`${path}/delivery-options`))
    const choices = { delivery: { service: 'home' }, payment: { method: 'card' } }
    const { version, quote } = await send<Cart>('PATCH', path, { version: 3, ...choices })
    const order = await send<{ id: string }>('POST', `${path}/order`, { version, toPay: quote.totals.toPay })
    const { nextAction } = await send<{ nextAction: { url: string } }>(
      'POST',
      `${base}/orders/${order.id}/payments`,
      {},
    )
    provider ??= await Connection.open(nextAction.url)
    const { status } = await provider.ask(jsonRequest('POST', `${new URL(nextAction.url).pathname}/approve`, '{}'))
    return status < 400
  }
  const close = () => {
    engine.close()
    provider?.close()
  }
  return { run, close }
}
