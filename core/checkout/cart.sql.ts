import type { Pool } from 'pg'
import { batched } from '../db/batched.ts'
import type { Placement } from '../order/order.sql.ts'
import type { Cart, CartContent } from './cart.ts'
import { hashOf } from './secret.ts'

// Raw SQL: a cart is one row, read and written whole by prepared statements.

interface Row {
  market: string
  version: number
  content: CartContent
  order_id: bigint | null
  placement: Placement | null
  expires_at: Date
}

type NewCart = Pick<Cart, 'secret' | 'market' | 'content' | 'expiresAt'> & { createdAt: Date }

/** Writes a new cart; those that begin at the same time go together. */
export const insertCart = batched(async (pool, carts: readonly NewCart[]): Promise<readonly undefined[]> => {
  await pool.query({
    name: 'insert-carts',
    text: `insert into cart (secret_hash, market, content, created_at, expires_at)
      select * from unnest($1::bytea[], $2::text[], $3::json[], $4::timestamptz[], $5::timestamptz[])`,
    values: [
      carts.map(({ secret }) => hashOf(secret)),
      carts.map(({ market }) => market),
      carts.map(({ content }) => JSON.stringify(content)),
      carts.map(({ createdAt }) => createdAt),
      carts.map(({ expiresAt }) => expiresAt),
    ],
  })
  return carts.map(() => undefined)
})

/** A cart by its secret that has not expired. */
export async function readCart(pool: Pool, secret: string, now: Date): Promise<Cart | undefined> {
  const { rows } = await pool.query<Row>({
    name: 'read-cart',
    text: `select market, version, content, order_id, placement, expires_at from cart
      where secret_hash = $1 and expires_at > $2`,
    values: [hashOf(secret), now],
  })
  const [row] = rows
  if (!row) return undefined
  return {
    secret,
    market: row.market,
    version: row.version,
    content: row.content,
    expiresAt: row.expires_at,
    ...(row.order_id !== null && { orderId: row.order_id }),
    ...(row.placement && { placement: row.placement }),
  }
}

/** Writes a cart where nobody else has since it was read; false where somebody has, or it was placed. */
export async function writeCart(pool: Pool, cart: Omit<Cart, 'version'>, read: number): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'write-cart',
    text: `update cart set market = $3, content = $4, expires_at = $5, version = version + 1
      where secret_hash = $1 and version = $2 and order_id is null`,
    values: [hashOf(cart.secret), read, cart.market, JSON.stringify(cart.content), cart.expiresAt],
  })
  return rowCount === 1
}

/** Keeps prices that were read anew, so that they hold from now on. What the shopper made of the cart is as it was. */
export async function writePrices(pool: Pool, { secret, version, content }: Cart): Promise<void> {
  await pool.query({
    name: 'write-cart-prices',
    text: 'update cart set content = $3 where secret_hash = $1 and version = $2 and order_id is null',
    values: [hashOf(secret), version, JSON.stringify(content)],
  })
}

/** Carts that nobody came back to. */
export async function dropExpiredCarts(pool: Pool, now: Date): Promise<number> {
  const { rowCount } = await pool.query('delete from cart where order_id is null and expires_at <= $1', [now])
  return rowCount ?? 0
}
