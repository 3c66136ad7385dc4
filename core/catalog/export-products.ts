import type pg from 'pg'
import { JSON_COLUMNS, TEXT_COLUMNS } from './import/product-rows.ts'
import type { ProductDocument } from './product-document.ts'
import { readDocuments } from './read-documents.sql.ts'

/** Rows are read by so many at a time, so that memory stays flat. */
const BATCH_ROWS = 500

/** Every product document by code, drafts included, as an import takes it. */
export async function* exportProducts(client: pg.ClientBase): AsyncGenerator<ProductDocument> {
  let after = ''
  for (;;) {
    const products = await readDocuments(client, { after, limit: BATCH_ROWS })
    for (const { document } of products) yield document
    const last = products.at(-1)
    if (!last) return
    after = last.document.code
  }
}

/** Header of the CSV form. */
export function csvHeader(): string {
  return [...TEXT_COLUMNS, ...JSON_COLUMNS].join(',')
}

/** A document as a row of CSV: text as it is, everything else as JSON in its cell. */
export function csvRow(document: ProductDocument): string {
  const cells = [
    ...TEXT_COLUMNS.map((column) => document[column] ?? ''),
    ...JSON_COLUMNS.map((column) => (document[column] === undefined ? '' : JSON.stringify(document[column]))),
  ]
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
}
