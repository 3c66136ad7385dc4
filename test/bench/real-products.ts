import { createReadStream, existsSync } from 'node:fs'
import type { ImportReport } from '../../core/catalog/import/import-products.ts'
import { importProducts } from '../../core/catalog/import/import-products.ts'
import { productRows } from '../../core/catalog/import/product-rows.ts'
import type { Installation } from './installation.ts'

const TOYS = new URL('../../../shared/data/toy-sets.csv', import.meta.url)

/** Imports the real products to measure with; undefined without their file: then the sample catalogue is measured. */
export async function importRealProducts({ pool, engine }: Installation): Promise<ImportReport | undefined> {
  if (!existsSync(TOYS)) return undefined
  const source = productRows(createReadStream(TOYS), 'csv', engine.mappings.get('toy-sets'), new Set())
  const report = await importProducts(pool, engine, source, { onError: 'stop', dryRun: false })
  if (!report.applied) throw new Error(JSON.stringify(report.errors.slice(0, 3)))
  return report
}
