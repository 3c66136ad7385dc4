import type pg from 'pg'
import { Refusal } from '../problem/refusal.ts'
import type { CategoryDocument } from './product-document.ts'
import { storeCategories } from './write-categories.sql.ts'
import { readCategoryParents } from './write-context.sql.ts'

/**
 * Creates or replaces categories, in the caller's transaction. Refuses a parent that does not exist and a circle.
 * `moved` says that one has another parent now: what lies in it must be projected again.
 */
export async function writeCategories(
  client: pg.ClientBase,
  categories: readonly CategoryDocument[],
): Promise<{ count: number; moved: boolean }> {
  refuseRepeated(categories)
  const before = await readCategoryParents(client)
  const parents = await storeCategories(client, categories)
  categories.forEach(({ code, parent }, index) => {
    if (parent !== undefined && !parents.has(parent)) {
      throw new Refusal(
        'unknown-reference',
        `There is no category ${parent}; write parents before their children.`,
        `/categories/${index}/parent`,
      )
    }
    const seen = new Set([code])
    for (let above = parents.get(code); above; above = parents.get(above)) {
      if (seen.has(above))
        throw new Refusal(
          'unknown-reference',
          `${code} lies inside itself; choose another parent.`,
          `/categories/${index}/parent`,
        )
      seen.add(above)
    }
  })
  const moved = [...before].some(([code, parent]) => parents.get(code) !== parent)
  return { count: parents.size, moved }
}

function refuseRepeated(categories: readonly CategoryDocument[]): void {
  const seen = new Set<string>()
  categories.forEach(({ code }, index) => {
    if (seen.has(code))
      throw new Refusal('duplicate-key', `${code} stands twice; write it once.`, `/categories/${index}/code`)
    seen.add(code)
  })
}
