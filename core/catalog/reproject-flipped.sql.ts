import type { ClientBase } from 'pg'

// Raw SQL: asked several times a second by every process; an empty table nearly always.

/** Codes of products whose stock has flipped, taken off the queue in the caller's transaction. */
export async function takeFlipped(client: ClientBase, limit: number): Promise<string[]> {
  const { rows } = await client.query<{ code: string }>({
    name: 'take-flipped',
    text: `with taken as (
        delete from stock_flip where product_id in
          (select product_id from stock_flip order by product_id limit $1 for update skip locked) returning product_id
      ) select p.code from taken join product p on p.id = taken.product_id order by p.code`,
    values: [limit],
  })
  return rows.map(({ code }) => code)
}
