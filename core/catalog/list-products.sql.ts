import type { Pool, QueryResultRow } from 'pg'
import { localeChain } from '../country/messages.ts'
import type { ListRequest } from './list-request.ts'
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

/** Collects a statement and its values; statements of the same form share a name, so that they are prepared once. */
class Statement {
  readonly values: unknown[] = []
  value(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }
}

/** One page and the row after it, in order. */
export async function readPage(pool: Pool, request: ListRequest, path: Path): Promise<ListRow[]> {
  return ask<ListRow>(pool, request, path, pageText)
}

/**
 * How rows are found. `walk`: along the index that is in order already, passing over what does not fit. `pick`: by tag first,
 * then sorted. Told from outside, so that both are prepared and planned once: planning costs more than a page.
 */
export type Path = 'walk' | 'pick'

type Write = (request: ListRequest, path: Path, statement: Statement) => string

/** A search is planned anew each time: how rare its words are decides the plan. */
async function ask<Row extends QueryResultRow>(
  pool: Pool,
  request: ListRequest,
  path: Path,
  write: Write,
): Promise<Row[]> {
  const statement = new Statement()
  const text = write(request, path, statement)
  const named = request.q === undefined && { name: nameOf(text) }
  const { rows } = await pool.query<Row>({ ...named, text, values: statement.values })
  return rows
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
  const { key, order, type } = sortOf(request, position)
  const compare = order === 'desc' ? '<' : '>'
  const after = request.after
    ? `and (${key}, o.product_id) ${compare} (${statement.value(request.after.key)}::${type}, ${statement.value(request.after.id)}::bigint)`
    : ''
  return `${wordsOf(request, statement)}
    select o.product_id as id, o.names[${position}] as name, o.slugs[${position}] as slug, o.data, (${key})::text as key
    from ${sourcesOf(request, path, statement)}
    where ${conditions(request, statement)} ${after}
    order by ${key} ${order}, o.product_id ${order} limit ${statement.value(request.limit + 1)}`
}

/** Tags are looked up with the product, which has them once for all markets: any market's tag may be among them. */
function sourcesOf(request: ListRequest, path: Path, statement: Statement): string {
  const picks = path === 'pick' && request.tags.length > 0
  return [
    'offer o',
    ...(request.q === undefined ? [] : ['join found on found.product_id = o.product_id']),
    ...(picks
      ? [`join product_tags p on p.product_id = o.product_id and p.tags @> ${statement.value(request.tags)}::text[]`]
      : []),
  ].join(' ')
}

/**
 * Day, channel and the market's own tags stand in one CASE: the planner cannot know how many rows a parameter leaves, takes
 * each for rare, and would rather sort a whole market than walk along the index that is in order already.
 */
function conditions(request: ListRequest, statement: Statement): string {
  const byName = request.sort === 'name' || request.sort === '-name'
  const day = statement.value(request.day)
  const fenced = [
    `o.from_day <= ${day}::date`,
    `${day}::date < o.until_day`,
    `${statement.value(request.channel)} = any(o.channels)`,
    ...(request.tags.length > 0 ? [`o.tags @> ${statement.value(request.tags)}::text[]`] : []),
  ]
  return [
    `o.market = ${statement.value(request.market)}`,
    `o.currency = ${statement.value(request.currency)}`,
    ...(request.priceMin === undefined ? [] : [`o.price_from >= ${statement.value(request.priceMin)}`]),
    ...(request.priceMax === undefined ? [] : [`o.price_from <= ${statement.value(request.priceMax)}`]),
    ...(byName ? [`o.sort_names[${request.localePosition + 1}] is not null`] : []),
    `case when ${fenced.join(' and ')} then true else false end`,
  ].join(' and ')
}

function sortOf({ sort }: ListRequest, position: number): { key: string; order: 'asc' | 'desc'; type: string } {
  const order = sort.startsWith('-') || sort === 'newest' || sort === 'relevance' ? 'desc' : 'asc'
  if (sort === 'relevance') return { key: 'found.rank', order, type: 'real' }
  if (sort === 'newest') return { key: 'o.product_id', order, type: 'bigint' }
  if (sort === 'price' || sort === '-price') return { key: 'o.price_from', order, type: 'bigint' }
  return { key: `o.sort_names[${position}] collate "C"`, order, type: 'text' }
}

/** Products whose words fit in any language of the locale's chain, the core's included, with their best rank. */
function wordsOf(request: ListRequest, statement: Statement): string {
  if (request.q === undefined) return ''
  const market = statement.value(request.market)
  const branches = [...localeChain(request.locale), ''].map((locale) => {
    const { configuration, syntax, text } = wordQuery(request.q as string, locale)
    const parse = syntax === 'websearch' ? 'websearch_to_tsquery' : 'to_tsquery'
    const query = `${parse}(${statement.value(configuration)}::text::regconfig, ${statement.value(text)})`
    return `select product_id, ts_rank(words, ${query}) as rank from product_text
      where words @@ ${query} and locale = ${statement.value(locale)} and market in ('', ${market})`
  })
  return `with found as (select product_id, max(rank) as rank from (${branches.join(' union all ')}) each group by product_id)`
}

/** How many products of a request carry each tag. */
export async function readFacets(pool: Pool, request: ListRequest): Promise<{ tag: string; count: number }[]> {
  return ask<{ tag: string; count: number }>(pool, request, 'pick', facetText)
}

function facetText(request: ListRequest, path: Path, statement: Statement): string {
  return `${wordsOf(request, statement)}
    select tag, count(*)::integer as count
    from ${sourcesOf(request, path, statement)}, unnest(o.tags) as tag
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
