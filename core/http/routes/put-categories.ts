import { announceProducts } from '../../catalog/project-products.ts'
import { reprojectAll } from '../../catalog/reproject.ts'
import { writeCategories } from '../../catalog/write-categories.ts'
import { transaction } from '../../db/pool.ts'
import { permit } from '../actor.ts'
import type { Handler } from '../operation.ts'

export const putCategories: Handler<'putCategories'> = async ({ actor, body }, { engine, pool }) => {
  permit(actor, 'editor', '*')
  const { count, moved } = await transaction(pool, async (client) => {
    const written = await writeCategories(client, body.categories)
    await announceProducts(client, 'all')
    return written
  })
  if (moved) await reprojectAll(pool, engine)
  return { status: 200, body: { categories: count } }
}
