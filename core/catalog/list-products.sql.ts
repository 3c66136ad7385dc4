import type { Pool } from 'pg'
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
export async function readPage(pool: Pool, request: ListRequest): Promise<ListRow[]> {
  const statement = new Statement()
  const text = pageText(request, statement)
  const { rows } = await pool.query<ListRow>({ name: nameOf(text), text, values: statement.values })
  return rows
}

const names = new Map<string, string>()

function nameOf(text: string): string {
  let name = names.get(text)
  if (!name) {
    name = `list-${names.size}`
    names.set(text, name)
  }
  return name
}

function pageText(request: ListRequest, statement: Statement): string {
  const position = request.localePosition + 1
  const { key, order, type } = sortOf(request, position)
  const descending = order === 'desc'
  const compare = descending ? '<' : '>'
  const after = request.after
    ? `and (${key}, o.product_id) ${compare} (${statement.value(request.after.key)}::${type}, ${statement.value(request.after.id)}::bigint)`
    : ''
  return `${wordsOf(request, statement)}
    select o.product_id as id, o.names[${position}] as name, o.slugs[${position}] as slug, o.data, (${key})::text as key
    from offer o ${request.q === undefined ? '' : 'join found on found.product_id = o.product_id'}
    where ${conditions(request, statement)} ${after}
    order by ${key} ${order}, o.product_id ${order} limit ${statement.value(request.limit + 1)}`
}

function conditions(request: ListRequest, statement: Statement): string {
  const day = statement.value(request.day)
  return [
    `o.market = ${statement.value(request.market)}`,
    `o.currency = ${statement.value(request.currency)}`,
    `${statement.value(request.channel)} = any(o.channels)`,
    `o.from_day <= ${day}`,
    `${day} < o.until_day`,
    ...(request.tags.length > 0 ? [`o.tags @> ${statement.value(request.tags)}::text[]`] : []),
    ...(request.priceMin === undefined ? [] : [`o.price_from >= ${statement.value(request.priceMin)}`]),
    ...(request.priceMax === undefined ? [] : [`o.price_from <= ${statement.value(request.priceMax)}`]),
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
  const queries = [...localeChain(request.locale), ''].map((locale) => {
    const { configuration, syntax, text } = wordQuery(request.q as string, locale)
    const parse = syntax === 'websearch' ? 'websearch_to_tsquery' : 'to_tsquery'
    return `(${statement.value(locale)}, ${parse}(${statement.value(configuration)}::text::regconfig, ${statement.value(text)}))`
  })
  const market = statement.value(request.market)
  return `with found as (
    select t.product_id, max(ts_rank(t.words, asked.query)) as rank
    from (values ${queries.join(', ')}) as asked (locale, query)
    join product_text t on t.locale = asked.locale and t.words @@ asked.query and t.market in ('', ${market})
    group by t.product_id)`
}

/** How many products of a request carry each tag. */
export async function readFacets(pool: Pool, request: ListRequest): Promise<{ tag: string; count: number }[]> {
  const statement = new Statement()
  const text = `${wordsOf(request, statement)}
    select tag, count(*)::integer as count
    from offer o ${request.q === undefined ? '' : 'join found on found.product_id = o.product_id'}, unnest(o.tags) as tag
    where ${conditions(request, statement)}
    group by tag order by count desc, tag limit 500`
  const { rows } = await pool.query<{ tag: string; count: number }>({
    name: nameOf(text),
    text,
    values: statement.values,
  })
  return rows
}
