import { ping } from '../../db/ping.sql.ts'
import type { Handler } from '../operation.ts'

export const getHealth: Handler<'getHealth'> = async () => ({ status: 200, body: { status: 'ok' } })

export const getReady: Handler<'getReady'> = async (_request, { pool, watch }) => {
  try {
    await ping(pool)
  } catch {
    return { status: 503, body: { status: 'no database' } }
  }
  if (watch.revision === undefined) return { status: 503, body: { status: 'catalogue not watched yet' } }
  return { status: 200, body: { status: 'ok' } }
}

export const getMetrics: Handler<'getMetrics'> = async (_request, { metrics }) => ({
  status: 200,
  type: 'text/plain; version=0.0.4; charset=utf-8',
  body: await metrics.text(),
})
