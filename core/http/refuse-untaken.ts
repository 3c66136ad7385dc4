import type { RowError } from '../catalog/import/import-products.ts'
import { Refusal } from '../problem/refusal.ts'

interface FileReport {
  /** By which the report can be read again. */
  id?: string
  dryRun: boolean
  applied: boolean
  read: number
  failed: number
  /** The first of them. */
  errors: readonly RowError[]
}

/**
 * Refuses a file of which nothing was taken, for it has bad rows and nobody said to skip them. Each is named by its line and
 * field, as `/2/kind`.
 */
export function refuseUntaken({ id, dryRun, applied, read, failed, errors }: FileReport): void {
  if (applied || dryRun) return
  throw new Refusal(
    'invalid-request',
    `Nothing was taken, for ${failed} of ${read} rows are bad; mend them, or send the file with onError=skip.${id ? ` The report is import ${id}.` : ''}`,
    errors.map(({ line, field = '', reason }) => ({ pointer: `/${line}${field}`, detail: reason })),
  )
}
