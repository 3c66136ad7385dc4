import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { FieldError } from '../problem/refusal.ts'
import { canonical } from './canonical.ts'
import type { ProductDocument } from './product-document.ts'
import { projectProducts } from './project-products.ts'
import { slugsOf } from './slugs.ts'
import type { WriteContext } from './write-context.ts'
import { ownersOfSkus, ownersOfSlugs, readHashes, type StoredProduct, storeProducts } from './write-products.sql.ts'

/** What happened to a document. */
export type Outcome = 'created' | 'updated' | 'unchanged'

/** Identity of a document's content. */
export function hashOf(document: ProductDocument): string {
  return createHash('sha256').update(canonical(document)).digest('base64')
}

/** Documents by code that differ from what is stored. */
export async function changedDocuments(
  client: pg.ClientBase,
  documents: readonly ProductDocument[],
): Promise<ProductDocument[]> {
  const hashes = await readHashes(
    client,
    documents.map(({ code }) => code),
  )
  return documents.filter((document) => hashes.get(document.code) !== hashOf(document))
}

/** What the database already holds against a document: SKUs and slugs of other products, components that do not exist. */
export async function conflictsOf(
  client: pg.ClientBase,
  documents: readonly ProductDocument[],
): Promise<Map<string, FieldError[]>> {
  const skus = new Set<string>()
  for (const { variants } of documents)
    for (const { sku, bundle } of variants)
      for (const each of [sku, ...(bundle ?? []).map((part) => part.sku)]) skus.add(each)
  const bySku = await ownersOfSkus(client, [...skus])
  const bySlug = await ownersOfSlugs(
    client,
    documents.flatMap((document) => slugsOf(document).map(({ slug }) => slug)),
  )
  const conflicts = new Map<string, FieldError[]>()
  for (const document of documents) {
    const errors = [...skuConflicts(document, bySku), ...slugConflicts(document, bySlug)]
    if (errors.length > 0) conflicts.set(document.code, errors)
    else claim(document, bySku, bySlug)
  }
  return conflicts
}

/** Later documents of the same batch see what earlier ones take. */
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
    return [{ pointer: locale ? `/translations/${locale}/slug` : '/slug', detail: `${slug} belongs to ${owner}` }]
  })
}

/**
 * Stores documents and everything that follows from them, in the caller's transaction: what was checked before is not
 * checked again, and the constraints of the database have the last word. Codes must be unique within the call.
 */
export async function writeProducts(
  client: pg.ClientBase,
  documents: readonly ProductDocument[],
  context: WriteContext,
): Promise<StoredProduct[]> {
  const stored = await storeProducts(
    client,
    documents.map((document) => ({ document, hash: hashOf(document) })),
    context.now,
  )
  await projectProducts(client, stored, context)
  return stored
}
