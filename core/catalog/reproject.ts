import type pg from 'pg'
import { transaction } from '../db/pool.ts'
import type { Engine } from '../engine.ts'
import { announceProducts, projectProducts } from './project-products.ts'
import { readDocuments, readDocumentsOf } from './read-documents.sql.ts'
import { writeContext } from './write-context.ts'

const BATCH_ROWS = 500

/**
 * The repricing job: rebuilds offers and converted prices of every product, as after new exchange rates or a change of
 * config. Each batch is a transaction of its own, so that shoppers and editors are not held up.
 */
export async function reprojectAll(pool: pg.Pool, engine: Engine, progress?: (done: number) => void): Promise<number> {
  let after = ''
  let done = 0
  for (;;) {
    const last = await transaction(pool, async (client) => {
      const products = await readDocuments(client, { after, limit: BATCH_ROWS })
      const codes = products.map(({ document }) => document.code)
      const locked = await readDocumentsOf(client, codes, true)
      await projectProducts(client, locked, await writeContext(client, engine))
      await announceProducts(client, locked)
      done += locked.length
      return codes.at(-1)
    })
    progress?.(done)
    if (last === undefined) return done
    after = last
  }
}
