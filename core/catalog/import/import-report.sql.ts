import type { Pool } from 'pg'
import type { components } from '../../../openapi/v1.d.ts'

// Raw SQL: a report is one JSON value, stored and read by its id.

type Report = components['schemas']['ImportReport']

export async function storeImport(pool: Pool, report: Report, now: Date): Promise<void> {
  await pool.query('insert into import_run (id, report, created_at) values ($1, $2, $3)', [
    report.id,
    JSON.stringify(report),
    now,
  ])
}

export async function readImport(pool: Pool, id: string): Promise<Report | undefined> {
  const { rows } = await pool.query<{ report: Report }>('select report from import_run where id = $1', [id])
  return rows[0]?.report
}
