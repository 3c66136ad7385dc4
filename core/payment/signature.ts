import { createHmac, timingSafeEqual } from 'node:crypto'

/** Header of the simulated provider's messages: `t=<seconds>,v1=<hex>`. */
export const SIGNATURE_HEADER = 'x-simulated-signature'

/** Signs the very bytes of a message together with the time, so that neither can be changed. */
export function sign(secret: string, seconds: number, body: Buffer): string {
  return `t=${seconds},v1=${digest(secret, seconds, body).toString('hex')}`
}

/** Whether a signature is genuine, and if so whether its time is near enough to ours. Our clock is `now`, in milliseconds. */
export function verifySignature(
  header: string | undefined,
  { secret, body, now, toleranceSeconds }: { secret: string; body: Buffer; now: number; toleranceSeconds: number },
): 'genuine' | 'forged' | 'too-old' {
  const parts = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '')
  if (!parts) return 'forged'
  const seconds = Number(parts[1])
  // Both are 32 bytes; compared in a time that tells nothing about where they differ.
  if (!timingSafeEqual(Buffer.from(parts[2] as string, 'hex'), digest(secret, seconds, body))) return 'forged'
  return Math.abs(now / 1000 - seconds) <= toleranceSeconds ? 'genuine' : 'too-old'
}

function digest(secret: string, seconds: number, body: Buffer): Buffer {
  return createHmac('sha256', secret).update(`${seconds}.`).update(body).digest()
}
