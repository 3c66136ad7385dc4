import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { FieldError } from '../problem/refusal.ts'
import { canonical } from './canonical.ts'
import type { ProductDocument } from './product-document.ts'
import { CODE, slugsOf } from './slugs.ts'
import { ownersOfSkus, ownersOfSlugs, readHashes } from './write-products.sql.ts'

/** Identity of a document's content. */
export function hashOf(document: ProductDocument): string {
  return createHash('sha256').update(canonical(document)).digest('base64')
}

/** A document with its identity, worked out once. */
export interface HashedDocument {
  document: ProductDocument
  hash: string
}

/** Documents that differ from what is stored. */
export async function changedDocuments(
  client: pg.ClientBase,
  documents: readonly HashedDocument[],
): Promise<HashedDocument[]> {
  const hashes = await readHashes(
    client,
    documents.map(({ document }) => document.code),
  )
  return documents.filter(({ document, hash }) => hashes.get(document.code) !== hash)
}

/**
 * What the database already holds against documents: SKUs and slugs of other products, components that do not exist.
 * `waiting` are documents that will be stored before these.
 */
export async function conflictsOf(
  client: pg.ClientBase,
  documents: readonly HashedDocument[],
  waiting: readonly HashedDocument[] = [],
): Promise<Map<string, FieldError[]>> {
  const named = documents.flatMap(({ document }) =>
    document.variants.flatMap(({ sku, bundle }) => [sku, ...(bundle ?? []).map((part) => part.sku)]),
  )
  const bySku = await ownersOfSkus(client, [...new Set(named)])
  const bySlug = await ownersOfSlugs(
    client,
    documents.flatMap(({ document }) => slugsOf(document).map(({ slug }) => slug)),
  )
  for (const { document } of waiting) claim(document, bySku, bySlug)
  const conflicts = new Map<string, FieldError[]>()
  for (const { document } of documents) {
    const errors = [...skuConflicts(document, bySku), ...slugConflicts(document, bySlug)]
    if (errors.length > 0) conflicts.set(document.code, errors)
    else claim(document, bySku, bySlug)
  }
  return conflicts
}

/** Later documents see what earlier ones take. */
function claim(document: ProductDocument, bySku: Map<string, string>, bySlug: Map<string, string>): void {
  for (const { sku } of document.variants) bySku.set(sku, document.code)
  for (const { locale, slug } of slugsOf(document)) bySlug.set(`${locale}/${slug}`, document.code)
}

function skuConflicts(document: ProductDocument, owners: ReadonlyMap<string, string>): FieldError[] {
  const own = new Set(document.variants.map(({ sku }) => sku))
  return document.variants.flatMap(({ sku, bundle }, index) => {
    const owner = owners.get(sku)
    const taken =
      owner && owner !== document.code
        ? [{ pointer: `/variants/${index}/sku`, detail: `${sku} belongs to ${owner}` }]
        : []
    const missing = (bundle ?? []).flatMap((part, each) =>
      owners.has(part.sku) || own.has(part.sku)
        ? []
        : [{ pointer: `/variants/${index}/bundle/${each}/sku`, detail: `there is no SKU ${part.sku}` }],
    )
    return [...taken, ...missing]
  })
}

function slugConflicts(document: ProductDocument, owners: ReadonlyMap<string, string>): FieldError[] {
  return slugsOf(document).flatMap(({ locale, slug }) => {
    const owner = owners.get(`${locale}/${slug}`)
    if (!owner || owner === document.code) return []
    const pointer = locale === CODE ? '/code' : locale ? `/translations/${locale}/slug` : '/slug'
    return [{ pointer, detail: `${slug} belongs to ${owner}` }]
  })
}
