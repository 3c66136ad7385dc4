import type { Pool } from 'pg'

// Raw SQL: a tree in one statement, parents first.

interface CategoryRow {
  code: string
  parent: string | null
  names: Record<string, string>
  slugs: Record<string, string>
}

export async function readCategories(pool: Pool): Promise<CategoryRow[]> {
  const { rows } = await pool.query<CategoryRow>(
    `with recursive tree as (
       select code, parent, names, slugs, array[lpad(position::text, 10, '0') || code] as path from category where parent is null
       union all
       select c.code, c.parent, c.names, c.slugs, tree.path || (lpad(c.position::text, 10, '0') || c.code)
       from category c join tree on tree.code = c.parent
     )
     select code, parent, names, slugs from tree order by path`,
  )
  return rows
}
