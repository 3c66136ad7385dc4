import { createReadStream } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { referenceRates } from '../config/reference-rates.ts'
import { makeReady } from '../core/bootstrap.ts'
import { type ImportReport, importProducts } from '../core/catalog/import/import-products.ts'
import { type Format, productRows } from '../core/catalog/import/product-rows.ts'
import { compose } from '../core/compose.ts'
import { readContract } from '../core/contract/document.ts'
import { Validators } from '../core/contract/validator.ts'
import type { Engine } from '../core/engine.ts'
import { makeKey } from '../core/http/keys.ts'
import { createServer } from '../core/http/server.ts'
import type { PaymentDeps } from '../core/payment/payment-deps.ts'
import { SimulatedProvider } from '../core/payment/simulated-provider.ts'
import { testDatabase } from './database.ts'

/** An engine on a database of its own with the sample catalogue, and a clock that only a test turns. */
export interface TestEngine {
  app: FastifyInstance
  engine: Engine
  pool: pg.Pool
  /** Header of an owner's key. */
  owner: { authorization: string }
  clock: { now: number }
  close: () => Promise<void>
}

/** 2026-11-22 in every market: noon in Paris. */
export const NOON = Date.parse('2026-11-22T11:00:00Z')

/** Signs the messages of the simulated provider of a test engine. */
export const PROVIDER_SECRET = 'secret-of-a-test-engine'

/** Starts a test engine. Every answer of it is checked against the contract: one that does not fit fails the request. */
export async function testEngine({ now = NOON }: { now?: number } = {}): Promise<TestEngine> {
  const { pool } = await testDatabase()
  const clock = { now }
  const engine = compose({ now: () => clock.now })
  await makeReady(pool, engine, referenceRates, () => {})
  const { secret } = await makeKey(pool, { label: 'test', role: 'owner', markets: ['*'] }, new Date(now))
  const payments = paymentDeps(engine)
  const app = await createServer({ engine, pool, payments, logLevel: 'silent', inspect: inspector() })
  await app.ready()
  return { app, engine, pool, owner: { authorization: `Bearer ${secret}` }, clock, close: () => app.close() }
}

/** A second process on the same database, as far as one process can be two. */
export async function secondServer({ engine, pool }: TestEngine): Promise<FastifyInstance> {
  return createServer({ engine, pool, payments: paymentDeps(engine), logLevel: 'silent', inspect: inspector() })
}

/** Payments with a simulated provider that is not there; tests of payments bring their own. */
function paymentDeps({ markets, providers: choice }: Engine): PaymentDeps {
  const address = () => Promise.reject(new Error('no provider runs in this test'))
  const provider = new SimulatedProvider({ address, secret: PROVIDER_SECRET, toleranceSeconds: 600 })
  return { markets, choice, providers: new Map([[provider.code, provider]]) }
}

/** Checks every answer against the contract: one that does not fit fails the request. */
export function inspector() {
  const contract = readContract()
  const validators = new Validators(contract)
  const checks = new Map<string, ReturnType<Validators['body']>>()
  for (const methods of Object.values(contract.paths)) {
    for (const { operationId, responses } of Object.values(methods)) {
      for (const [status, response] of Object.entries(responses)) {
        const schema = 'content' in response ? response.content?.['application/json']?.schema : undefined
        if (schema) checks.set(`${operationId} ${status}`, validators.body(schema))
      }
    }
  }
  return (operationId: string, status: number, body: unknown) => {
    const errors = checks.get(`${operationId} ${status}`)?.(JSON.parse(JSON.stringify(body ?? null))) ?? []
    if (errors.length > 0)
      throw new Error(`${operationId} ${status} does not fit the contract: ${JSON.stringify(errors)}`)
  }
}

/** Imports a file into a test engine. */
export function importFile(
  { pool, engine }: TestEngine,
  path: string,
  options: { format?: Format; mapping?: string; onError?: 'stop' | 'skip'; dryRun?: boolean; flags?: string[] } = {},
): Promise<ImportReport> {
  const mapping = options.mapping === undefined ? undefined : engine.mappings.get(options.mapping)
  const rows = productRows(createReadStream(path), options.format ?? 'ndjson', mapping, new Set(options.flags))
  return importProducts(pool, engine, rows, { onError: options.onError ?? 'stop', dryRun: options.dryRun ?? false })
}
