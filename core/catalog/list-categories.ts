import type pg from 'pg'
import type { components } from '../../openapi/v1.d.ts'
import { localeChain } from '../country/messages.ts'
import { readCategories } from './list-categories.sql.ts'
import { CORE_LANGUAGE } from './words.ts'

/** Categories in a language, each text falling back by itself, parents before children. */
export async function listCategories(pool: pg.Pool, locale: string): Promise<components['schemas']['Category'][]> {
  const chain = [...localeChain(locale), CORE_LANGUAGE]
  const said = (texts: Readonly<Record<string, string>>) =>
    chain.map((tag) => texts[tag]).find((text) => text !== undefined)
  const rows = await readCategories(pool)
  return rows.map(({ code, parent, names, slugs }) => ({
    code,
    ...(parent !== null && { parent }),
    name: said(names) ?? code,
    slug: said(slugs) ?? code,
  }))
}
