import type { Pool, QueryResultRow } from 'pg'
import { localeChain } from '../country/messages.ts'
import type { ListRequest } from './list-request.ts'
import { sketchOf } from './tag-sketch.ts'
import { wordQuery } from './words.ts'

// Raw SQL: what shoppers read most. One prepared statement for each form of a request, along one index.

/** A product of a page. `key` is what it was sorted by. */
export interface ListRow {
  id: bigint
  name: string
  slug: string
  data: string
  key: string
}

/** Collects the values of a statement; statements of the same form share a name, so that they are prepared once. */
class Statement {
  readonly #values: unknown[] = []

  value(value: unknown): string {
    this.#values.push(value)
    return `$${this.#values.length}`
  }

  async ask<Row extends QueryResultRow>(pool: Pool, text: string): Promise<Row[]> {
    const { rows } = await pool.query<Row>({ name: nameOf(text), text, values: this.#values })
    return rows
  }
}

/**
 * How rows that carry tags are found. `walk`: along the index that is in order already, passing over what its sketch says
 * does not fit. `pick`: by tag first, then sorted. Told from outside, for the planner cannot know how many a parameter leaves.
 */
export type Path = 'walk' | 'pick'

/** One page and the row after it, in order. */
export async function readPage(pool: Pool, request: ListRequest, path: Path): Promise<ListRow[]> {
  const statement = new Statement()
  return statement.ask(pool, pageText(request, path, statement))
}

/** Statements of the same text share a name; there are as many as forms of a request. */
const names = new Map<string, string>()

function nameOf(text: string): string {
  let name = names.get(text)
  if (!name) {
    name = `list-${names.size}`
    names.set(text, name)
  }
  return name
}

function pageText(request: ListRequest, path: Path, statement: Statement): string {
  const position = request.localePosition + 1
  const walks = path === 'walk' && request.tags.length > 0 && request.q === undefined
  const { key, order } = sortOf(request, 'o')
  const [sorted, found] = walks
    ? ['walked.key, walked.product_id', `${walked(request, statement)} join offer o on o.id = walked.id`]
    : [`${key}, o.product_id`, sourcesOf(request)]
  return `${withClauses(request, walks, statement)}
    select o.product_id as id, o.names[${position}] as name, o.slugs[${position}] as slug, o.data, (${key})::text as key
    from ${found}
    where ${conditions(request, statement)} ${walks ? '' : after(request, 'o', statement)}
    order by ${sorted.replaceAll(/,|$/g, ` ${order}$&`)} limit ${statement.value(request.limit + 1)}`
}

/** Rows after the cursor, in order, whose sketch fits: told by the index alone. `offset 0` keeps it a step of its own. */
function walked(request: ListRequest, statement: Statement): string {
  const { key, order } = sortOf(request, 'k')
  const [mask1, mask2] = sketchOf(request.tags).map((word) => statement.value(word))
  return `(select k.id, k.product_id, ${key} as key from offer k
    where ${shelf(request, 'k', statement)} ${after(request, 'k', statement)}
      and case when k.sketch_1 & ${mask1}::bigint = ${mask1} and k.sketch_2 & ${mask2}::bigint = ${mask2} then true else false end
    order by ${key} ${order}, k.product_id ${order} offset 0) walked`
}

function sourcesOf(request: ListRequest): string {
  if (request.q !== undefined) return 'found join offer o on o.product_id = found.product_id'
  return request.tags.length > 0 ? 'picked join offer o on o.product_id = picked.product_id' : 'offer o'
}

/** Tags are looked up with the product, which has them once for all markets: any market's tag may be among them. */
function withClauses(request: ListRequest, walks: boolean, statement: Statement): string {
  if (request.q !== undefined) return `with found as (${wordsOf(request, request.q, statement)})`
  if (walks || request.tags.length === 0) return ''
  const tags = statement.value(request.tags)
  return `with picked as materialized (select product_id from product_tags where tags @> ${tags}::text[])`
}

/** Where a walk begins: a market in a currency, and where the sort has something to sort by. */
function shelf(request: ListRequest, alias: string, statement: Statement): string {
  const byName = request.sort === 'name' || request.sort === '-name'
  return [
    `${alias}.market = ${statement.value(request.market)}`,
    `${alias}.currency = ${statement.value(request.currency)}`,
    ...(byName ? [`${alias}.sort_name_${request.localePosition + 1} is not null`] : []),
  ].join(' and ')
}

function after(request: ListRequest, alias: string, statement: Statement): string {
  if (!request.after) return ''
  const { key, order, type } = sortOf(request, alias)
  const compare = order === 'desc' ? '<' : '>'
  const { key: last, id } = request.after
  return `and (${key}, ${alias}.product_id) ${compare} (${statement.value(last)}::${type}, ${statement.value(id)}::bigint)`
}

/**
 * Day, channel and the market's own tags stand in one CASE: the planner cannot know how many rows a parameter leaves, takes
 * each for rare, and would rather sort a whole market than walk along the index that is in order already.
 */
function conditions(request: ListRequest, statement: Statement): string {
  const day = statement.value(request.day)
  const fenced = [
    `o.from_day <= ${day}::date`,
    `${day}::date < o.until_day`,
    `${statement.value(request.channel)} = any(o.channels)`,
    ...(request.tags.length > 0 ? [`o.tags @> ${statement.value(request.tags)}::text[]`] : []),
  ]
  return [
    shelf(request, 'o', statement),
    ...(request.priceMin === undefined ? [] : [`o.price_from >= ${statement.value(request.priceMin)}`]),
    ...(request.priceMax === undefined ? [] : [`o.price_from <= ${statement.value(request.priceMax)}`]),
    `case when ${fenced.join(' and ')} then true else false end`,
  ].join(' and ')
}

function sortOf(
  { sort, localePosition }: ListRequest,
  alias: string,
): { key: string; order: 'asc' | 'desc'; type: string } {
  const order = sort.startsWith('-') || sort === 'newest' || sort === 'relevance' ? 'desc' : 'asc'
  if (sort === 'relevance') return { key: 'found.rank', order, type: 'real' }
  if (sort === 'newest') return { key: `${alias}.product_id`, order, type: 'bigint' }
  if (sort === 'price' || sort === '-price') return { key: `${alias}.price_from`, order, type: 'bigint' }
  return { key: `${alias}.sort_name_${localePosition + 1}`, order, type: 'text' }
}

/** Products whose words fit in any language of the locale's chain, the core's included, with their best rank. */
function wordsOf(request: ListRequest, typed: string, statement: Statement): string {
  const market = statement.value(request.market)
  const branches = [...localeChain(request.locale), ''].map((locale) => {
    const { configuration, syntax, text } = wordQuery(typed, locale)
    const parse = syntax === 'websearch' ? 'websearch_to_tsquery' : 'to_tsquery'
    const query = `${parse}(${statement.value(configuration)}::text::regconfig, ${statement.value(text)})`
    return `select product_id, ts_rank(words, ${query}) as rank from product_text
      where words @@ ${query} and locale = ${statement.value(locale)} and market in ('', ${market})`
  })
  return `select product_id, max(rank) as rank from (${branches.join(' union all ')}) each group by product_id`
}

/** How many products of a request carry each tag. */
export async function readFacets(pool: Pool, request: ListRequest): Promise<{ tag: string; count: number }[]> {
  const statement = new Statement()
  return statement.ask(pool, facetText(request, statement))
}

function facetText(request: ListRequest, statement: Statement): string {
  return `${withClauses(request, false, statement)}
    select tag, count(*)::integer as count
    from ${sourcesOf(request)}, unnest(o.tags) as tag
    where ${conditions(request, statement)}
    group by tag order by count desc, tag limit 500`
}

/** How many products carry all of some tags in any market, and how many there are, both at most a bound. */
export async function countTags(
  pool: Pool,
  tags: readonly string[],
  most: number,
): Promise<{ tagged: number; all: number }> {
  const { rows } = await pool.query<{ tagged: number; all: number }>({
    name: 'count-tags',
    text: `select (select count(*)::integer from (select 1 from product_tags where tags @> $1::text[] limit $2) few) as tagged,
      (select greatest(reltuples, 1)::integer from pg_class where oid = 'product_tags'::regclass) as all`,
    values: [tags, most],
  })
  return rows[0] as { tagged: number; all: number }
}
