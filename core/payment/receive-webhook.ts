import type { IncomingHttpHeaders } from 'node:http'
import type pg from 'pg'
import { Refusal } from '../problem/refusal.ts'
import { nowOf, type PaymentDeps } from './payment-deps.ts'
import { type Delivery, keepDelivery } from './webhook.sql.ts'

/**
 * Takes a message of a provider: verified on the very bytes that came, kept as it came, and answered before anything is
 * done with it. The message, to be processed; undefined where it came before. Refuses what is forged or old.
 */
export async function receiveWebhook(
  pool: pg.Pool,
  deps: PaymentDeps,
  code: string,
  { body, headers }: { body: Buffer; headers: IncomingHttpHeaders },
): Promise<Delivery | undefined> {
  const provider = deps.providers.get(code)
  if (!provider) throw new Refusal('not-found', `There is no provider ${code}.`, 'provider')
  const now = nowOf(deps)
  const message = provider.verify(body, headers, now)
  return keepDelivery(pool, code, message, { body, signature: signatureIn(headers) }, now)
}

const SIGNATURE_LENGTH_MAX = 2_000

/** Kept beside the body, for whoever must prove later what came. */
function signatureIn(headers: IncomingHttpHeaders): string | undefined {
  const signed = Object.entries(headers).filter(([name]) => /signature|transmission/.test(name))
  const text = signed.map(([name, value]) => `${name}: ${value}`).join('\n')
  return text === '' ? undefined : text.slice(0, SIGNATURE_LENGTH_MAX)
}
