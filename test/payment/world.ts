import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { afterAll } from 'vitest'
import { compose } from '../../core/compose.ts'
import type { Engine } from '../../core/engine.ts'
import { createServer } from '../../core/http/server.ts'
import type { PaymentDeps } from '../../core/payment/payment-deps.ts'
import type { Charge } from '../../core/payment/simulator/held.ts'
import { SimulatorProcess } from '../../core/payment/simulator/process.ts'
import { testDatabase } from '../database.ts'
import { inspector } from '../engine.ts'
import { NOON, SECRET, simulated, wish } from './wish.ts'

export { SECRET, simulated, wish }

/** An engine and the real simulated provider as a process of its own, both with clocks that only a test turns. */
export interface World {
  url: string
  pool: pg.Pool
  engine: Engine
  app: FastifyInstance
  address: string
  deps: PaymentDeps
  simulator: SimulatorProcess
  clock: { now: number }
  /** Calls the control API of the simulator. */
  sim: <T = unknown>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => Promise<T>
  /** Turns both clocks. */
  pass: (days: number) => Promise<void>
  /** Sends the messages that wait; what came of them is processed when this ends. */
  deliver: (send?: object) => Promise<{ id: string; type: string; status: number }[]>
  charges: (paymentId: string) => Promise<Charge[]>
  close: () => Promise<void>
}

export interface WorldOptions {
  stateFile?: string
  now?: number
  /** The engine with other laws or choices than those of this house. */
  otherwise?: (engine: Engine, now: () => number) => Engine
}

/** Starts a world; it ends with the tests of the file. Every answer of its engine is checked against the contract. */
export async function paymentWorld({
  stateFile,
  now = NOON,
  otherwise = (engine) => engine,
}: WorldOptions = {}): Promise<World> {
  const { url, pool } = await testDatabase()
  const clock = { now }
  const engine = otherwise(compose({ now: () => clock.now }), () => clock.now)
  const log = (message: string) => process.stderr.write(`${message}\n`)
  const simulator = new SimulatorProcess({ secret: SECRET, log, ...(stateFile !== undefined && { stateFile }) })
  const deps: PaymentDeps = {
    markets: engine.markets,
    choice: engine.providers,
    providers: new Map([['simulated', simulated(() => simulator.address())]]),
  }
  const app = await createServer({ engine, pool, payments: deps, logLevel: 'silent', inspect: inspector() })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const sim: World['sim'] = async (method, path, body) => answered(await simulator.address(), method, path, body)
  await sim('PUT', '/sim/webhooks', { mode: 'manual', target: `${address}/v1/providers/simulated/webhooks` })
  await sim('POST', '/sim/clock', { now: new Date(now).toISOString() })
  const world: World = {
    url,
    pool,
    engine,
    app,
    address,
    deps,
    simulator,
    clock,
    sim,
    pass: async (days) => {
      clock.now += days * 86_400_000
      await sim('POST', '/sim/clock', { advanceSeconds: days * 86_400 })
    },
    deliver: async (send = {}) => {
      const { delivered } = await sim<{ delivered: { id: string; type: string; status: number }[] }>(
        'POST',
        '/sim/webhooks/deliver',
        send,
      )
      await processed(pool)
      return delivered
    },
    charges: async (paymentId) => {
      const { charges } = await sim<{ charges: Charge[] }>('GET', '/sim/charges')
      return charges.filter((charge) => charge.paymentId === paymentId)
    },
    close: async () => {
      await app.close()
      await simulator.stop()
    },
  }
  afterAll(world.close)
  return world
}

async function answered<T>(address: string, method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(address + path, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** Waits for the engine to be through with what it was sent: each message is done with, or was tried and put off. */
async function processed(pool: pg.Pool): Promise<void> {
  for (;;) {
    const { rows } = await pool.query(
      'select 1 from webhook_delivery where processed_at is null and attempts = 0 limit 1',
    )
    if (rows.length === 0) return
    await new Promise((resolve) => setImmediate(resolve))
  }
}
