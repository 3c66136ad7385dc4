import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { importProducts } from '../../catalog/import/import-products.ts'
import { readImport, storeImport } from '../../catalog/import/import-report.sql.ts'
import { productRows } from '../../catalog/import/product-rows.ts'
import { Refusal } from '../../problem/refusal.ts'
import { permit } from '../actor.ts'
import type { Handler } from '../operation.ts'
import { refuseUntaken } from '../refuse-untaken.ts'

export const createImport: Handler<'createImport'> = async ({ actor, query, body }, { engine, pool }) => {
  permit(actor, 'editor', '*')
  const { stream, format } = body as unknown as { stream: Readable; format: 'csv' | 'ndjson' }
  const mapping = query.mapping === undefined ? undefined : engine.mappings.get(query.mapping)
  if (query.mapping !== undefined && !mapping) {
    throw new Refusal(
      'unknown-reference',
      `There is no mapping ${query.mapping}; there are ${[...engine.mappings.keys()].join(', ')}.`,
      'mapping',
    )
  }
  const report = await importProducts(pool, engine, productRows(stream, format, mapping, new Set()), {
    onError: query.onError ?? 'stop',
    dryRun: query.dryRun ?? false,
  })
  const answer = { id: randomUUID(), ...report }
  await storeImport(pool, answer, new Date(engine.markets.now()))
  refuseUntaken(answer)
  return { status: 200, body: answer }
}

export const getImport: Handler<'getImport'> = async ({ actor, path }, { pool }) => {
  permit(actor, 'viewer', '*')
  const report = await readImport(pool, path.id)
  if (!report) throw new Refusal('not-found', `There is no import ${path.id}.`, 'id')
  return { status: 200, body: report }
}
