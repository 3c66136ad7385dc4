import type pg from 'pg'
import { countTags, type Path } from './list-products.sql.ts'

/** Counting stops here: so many rows are never picked. */
const TAGGED_MAX = 5_000

/** How rare tags are changes slowly, and a stale answer costs time, never truth. */
const REMEMBERED_MS = 60_000
const REMEMBERED_MAX = 2_000

const remembered = new WeakMap<pg.Pool, Map<string, { path: Path; until: number }>>()

/** Whether a list with these tags walks along its order or picks the few that carry them. */
export async function pathOf(pool: pg.Pool, tags: readonly string[]): Promise<Path> {
  if (tags.length === 0) return 'walk'
  const key = tags.join('\n')
  const known = rememberedOf(pool)
  const found = known.get(key)
  if (found && found.until > performance.now()) return found.path
  const { tagged, all } = await countTags(pool, tags, TAGGED_MAX)
  const path = walks(tagged, all) ? 'walk' : 'pick'
  if (known.size >= REMEMBERED_MAX) known.clear()
  known.set(key, { path, until: performance.now() + REMEMBERED_MS })
  return path
}

/**
 * To find a page of twenty, a walk passes over 20 × all / tagged entries of an index; a pick looks up each of the tagged,
 * some forty times as dear.
 */
function walks(tagged: number, all: number): boolean {
  return tagged >= TAGGED_MAX || 2 * tagged * tagged > all
}

function rememberedOf(pool: pg.Pool) {
  let known = remembered.get(pool)
  if (!known) {
    known = new Map()
    remembered.set(pool, known)
  }
  return known
}
