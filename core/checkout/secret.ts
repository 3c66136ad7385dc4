import { hash, randomUUID } from 'node:crypto'

/** Something that nobody can guess, for who has no account: 22 characters, of 122 random bits, which Node draws for many UUIDs at once. */
export function newSecret(): string {
  return Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url')
}

/** What is stored of a secret. It is long and random, so that a plain hash is as good as a slow one. */
export function hashOf(secret: string): Buffer {
  return hash('sha256', secret, 'buffer')
}

/** The secret of the order that a cart becomes: known to who knows the cart's, and to nobody else. */
export function orderSecret(cartSecret: string): string {
  return hash('sha256', `order of ${cartSecret}`, 'buffer').subarray(0, 16).toString('base64url')
}
