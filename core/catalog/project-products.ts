import type pg from 'pg'
import { announceChange, sortIn } from './project-products.sql.ts'
import { readBefore, workOut, writeProjections } from './worked-out.ts'
import type { WriteContext } from './write-context.ts'
import type { StoredProduct } from './write-products.sql.ts'

/** Rebuilds what shoppers read of products that are stored already, in the caller's transaction. */
export async function projectProducts(
  client: pg.ClientBase,
  products: readonly StoredProduct[],
  context: WriteContext,
): Promise<void> {
  const documents = products.map(({ document }) => ({ document, hash: '' }))
  const decided = await workOut(documents, await readBefore(client, documents), context)
  await writeProjections(client, products, decided, context)
}

/** Makes what was written quick to find, and tells every process which products changed: last in a transaction, for it makes others wait. */
export async function announceProducts(
  client: pg.ClientBase,
  products: readonly { id: bigint }[] | 'all',
): Promise<void> {
  if (products !== 'all' && products.length === 0) return
  await sortIn(client)
  await announceChange(
    client,
    products === 'all' || products.length > SINGLY_MAX ? [null] : products.map(({ id }) => id),
  )
}

/** From here on it is cheaper for processes to forget everything. */
export const SINGLY_MAX = 100
