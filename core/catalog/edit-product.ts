import type pg from 'pg'
import { transaction } from '../db/pool.ts'
import type { Engine } from '../engine.ts'
import { type FieldError, Refusal } from '../problem/refusal.ts'
import { checkProduct, refusalOf } from './check-product.ts'
import { forgetHash } from './edit-product.sql.ts'
import type { ProductDocument } from './product-document.ts'
import { announceProducts, projectProducts } from './project-products.ts'
import { readDocumentsOf } from './read-documents.sql.ts'
import { readBefore, workOut, writeWorkedOut } from './worked-out.ts'
import { writeContext } from './write-context.ts'
import { conflictsOf, hashOf } from './write-products.ts'

export { codeOfSku, putMarketPart, putSkuPrices } from './edit-product.sql.ts'

/** Creates or replaces one product, with everything that follows from it. Refuses with every field at fault. */
export async function replaceProduct(
  pool: pg.Pool,
  engine: Engine,
  document: ProductDocument,
): Promise<ProductDocument> {
  return transaction(pool, async (client) => {
    await readDocumentsOf(client, [document.code], true)
    const context = await writeContext(client, engine)
    const markets = new Map(engine.markets.markets.map((market) => [market.code, market]))
    const faults = checkProduct(document, { registry: engine.registry, markets, categories: context.categories })
    if (faults.length > 0) throw refusalOf(faults)
    const hashed = { document, hash: hashOf(document) }
    const conflicts = (await conflictsOf(client, [hashed])).get(document.code)
    if (conflicts) throw refusalOf(conflicts.map((each) => ({ ...each, type: conflictType(each) })))
    const workedOut = await workOut([hashed], await readBefore(client, [hashed]), context)
    const stored = await writeWorkedOut(client, workedOut, context)
    await announceProducts(client, stored)
    const [read] = await readDocumentsOf(client, [document.code])
    return (read as { document: ProductDocument }).document
  })
}

/** A component of a bundle that nobody has is missing; every other conflict is over a name that is taken. */
function conflictType({ pointer }: FieldError): 'unknown-reference' | 'duplicate-key' {
  return pointer.includes('/bundle/') ? 'unknown-reference' : 'duplicate-key'
}

/**
 * Changes a part of one product and rebuilds what follows, in one transaction. The product is locked first, so that
 * parallel edits follow each other. An edit makes the next import of the same file count as a change.
 */
export async function editProduct<T>(
  pool: pg.Pool,
  engine: Engine,
  code: string,
  edit: (client: pg.ClientBase, id: bigint) => Promise<T>,
): Promise<T> {
  return transaction(pool, async (client) => {
    const [before] = await readDocumentsOf(client, [code], true)
    if (!before) throw new Refusal('not-found', `There is no product ${code}.`, 'code')
    const result = await edit(client, before.id)
    await forgetHash(client, before.id, new Date(engine.markets.now()))
    const products = await readDocumentsOf(client, [code])
    await projectProducts(client, products, await writeContext(client, engine))
    await announceProducts(client, products)
    return result
  })
}
