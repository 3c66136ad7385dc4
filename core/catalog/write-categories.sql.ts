import type { ClientBase } from 'pg'
import type { CategoryDocument } from './product-document.ts'

// Raw SQL: the whole tree in one statement, the reference to the parent checked when the transaction ends.

/** Stores categories and answers parent by category, of all there are. */
export async function storeCategories(
  client: ClientBase,
  categories: readonly CategoryDocument[],
): Promise<Map<string, string | null>> {
  await client.query(
    `insert into category (code, parent, position, names, slugs)
     select code, parent, position, names::jsonb, slugs::jsonb
     from unnest($1::text[], $2::text[], $3::integer[], $4::text[], $5::text[]) as given (code, parent, position, names, slugs)
     on conflict (code) do update
       set parent = excluded.parent, position = excluded.position, names = excluded.names, slugs = excluded.slugs`,
    [
      categories.map(({ code }) => code),
      categories.map(({ parent }) => parent ?? null),
      categories.map(({ position }, index) => position ?? index),
      categories.map(({ names }) => JSON.stringify(names)),
      categories.map(({ slugs }) => JSON.stringify(slugs ?? {})),
    ],
  )
  const { rows } = await client.query<{ code: string; parent: string | null }>('select code, parent from category')
  return new Map(rows.map(({ code, parent }) => [code, parent]))
}
