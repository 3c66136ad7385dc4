import type pg from 'pg'
import { transaction } from '../db/pool.ts'
import type { Engine } from '../engine.ts'
import { announceProducts, projectProducts } from './project-products.ts'
import { readDocumentsOf } from './read-documents.sql.ts'
import { takeFlipped } from './reproject-flipped.sql.ts'
import { writeContext } from './write-context.ts'

/** Taken at a time; a job that runs again soon takes the rest. */
const LIMIT = 200

/**
 * Shows shoppers what stock has become: products of which something sold out, or came in, are projected again. A sale that
 * flips nothing costs nothing here. Runs in any number of processes.
 */
export async function reprojectFlipped(pool: pg.Pool, engine: Engine): Promise<number> {
  return transaction(pool, async (client) => {
    const codes = await takeFlipped(client, LIMIT)
    if (codes.length === 0) return 0
    const products = await readDocumentsOf(client, codes, true)
    await projectProducts(client, products, await writeContext(client, engine))
    await announceProducts(client, products)
    return products.length
  })
}
