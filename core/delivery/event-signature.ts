import { createHmac, timingSafeEqual } from 'node:crypto'

/** Older or younger than this, a signature counts no more: it could be a recorded one. */
const AGE_MAX_SECONDS = 300

/** `t=<seconds>,v1=<hex>`: an HMAC-SHA256 over `<seconds>.<body>`. */
export function signEvents(secret: string, body: string, now: number): string {
  const seconds = Math.floor(now / 1000)
  return `t=${seconds},v1=${digest(secret, seconds, body).toString('hex')}`
}

/** Why a signature does not hold, or undefined where it does. */
export function signatureFault(
  secret: string,
  body: string,
  signature: string | undefined,
  now: number,
): string | undefined {
  if (signature === undefined) return 'is missing; sign the body'
  const [, seconds, hex] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature) ?? []
  if (seconds === undefined || hex === undefined) return 'must read t=<seconds>,v1=<hex>'
  if (!timingSafeEqual(digest(secret, Number(seconds), body), Buffer.from(hex, 'hex'))) return 'does not fit the body'
  if (Math.abs(now / 1000 - Number(seconds)) > AGE_MAX_SECONDS)
    return `is more than ${AGE_MAX_SECONDS} seconds away from now; sign anew`
  return undefined
}

function digest(secret: string, seconds: number, body: string): Buffer {
  return createHmac('sha256', secret).update(`${seconds}.${body}`).digest()
}
