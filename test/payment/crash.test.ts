import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { catchUpPayments } from '../../core/payment/catch-up.ts'
import type { Charge } from '../../core/payment/simulator/held.ts'
import type { SimulatedPayment } from '../../core/payment/simulator/wire.ts'
import { paymentWorld, type World } from './world.ts'

/** How many payments each life of the process finishes before it is killed in the middle of others. */
const LIVES = [1, 4, 9, 15, 22]

test('killed in the middle of payments, again and again: nothing is charged twice, and the jobs finish what was begun', async () => {
  const world = await paymentWorld()
  for (const finished of LIVES) await killedAfter(world, finished)
  for (let runs = 0; runs < 8; runs++) {
    await world.pass(10 / 1440)
    await catchUpPayments(world.pool, world.deps, new Date(world.clock.now))
  }
  const { payments } = await world.sim<{ payments: SimulatedPayment[] }>('GET', '/sim/payments')
  const { charges } = await world.sim<{ charges: Charge[] }>('GET', '/sim/charges')
  const { rows } = await world.pool.query('select id, state, captured from payment')
  const ours = new Map<string, { state: string; captured: bigint }>(rows.map((row) => [row.id, row]))
  expect(payments.length).toBeGreaterThan(LIVES.reduce((sum, each) => sum + each))
  for (const { paymentId, captured } of payments) {
    const charged = charges.filter((charge) => charge.paymentId === paymentId)
    expect(charged.length, paymentId).toBeLessThanOrEqual(1)
    expect(Number(ours.get(paymentId)?.captured)).toBe(captured)
  }
  const known = new Set(payments.map(({ paymentId }) => paymentId))
  for (const [id, { state }] of ours) if (!known.has(id)) expect(['created', 'expired']).toContain(state)
  const { rows: open } = await world.pool.query(`select id from capture where state = 'requested'`)
  expect(open).toEqual([])
}, 60_000)

async function killedAfter(world: World, finished: number): Promise<void> {
  const args = [join(import.meta.dirname, 'paying-child.ts'), world.url, await world.simulator.address()]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let done = 0
  for await (const chunk of child.stdout) {
    done += (chunk as Buffer).length
    if (done >= finished) break
  }
  const ended = child.exitCode === null ? once(child, 'exit') : undefined
  child.kill('SIGKILL')
  await ended
}
