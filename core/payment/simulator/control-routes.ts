import type { FastifyInstance } from 'fastify'
import type { SimulatedClock } from './clock.ts'
import { FAULTS, type Faults } from './faults.ts'
import { HAPPENINGS } from './held.ts'
import { Impossible } from './impossible.ts'
import { type Messages, MODES, type Send } from './messages.ts'
import { frontPage, payPage } from './pages.ts'
import type { Simulation } from './simulation.ts'

interface Parts {
  simulation: Simulation
  messages: Messages
  faults: Faults
  clock: SimulatedClock
}

/** What testers call, and what shoppers see. */
export function controlRoutes(app: FastifyInstance, parts: Parts): void {
  pages(app, parts)
  const { simulation, messages, faults, clock } = parts
  app.get('/sim/payments', async () => ({ payments: simulation.payments }))
  app.get('/sim/charges', async () => ({ charges: simulation.charges }))
  app.post<{ Params: { id: string; does: string }; Body: { amount?: number } | undefined }>(
    '/sim/payments/:id/:does',
    async ({ params, body }) => {
      simulation.runAppointments()
      return simulation.happen(params.id, oneOf(HAPPENINGS, params.does), body?.amount)
    },
  )
  app.get('/sim/clock', async () => ({ now: new Date(clock.now()).toISOString(), stopped: clock.stopped }))
  app.post<{ Body: { now?: string; advanceSeconds?: number } }>('/sim/clock', async ({ body }) => {
    if (body.now !== undefined) clock.stop(Date.parse(body.now))
    clock.advance((body.advanceSeconds ?? 0) * 1000)
    simulation.runAppointments()
    messages.sendDue()
    return { now: new Date(clock.now()).toISOString(), stopped: clock.stopped }
  })
  app.get('/sim/webhooks', async () => ({ messages: messages.list() }))
  app.post<{ Body: Send | undefined }>('/sim/webhooks/deliver', async ({ body }) => ({
    delivered: await messages.send(body ?? {}),
  }))
  app.put<{ Body: { mode?: string; delaySeconds?: number; target?: string } }>('/sim/webhooks', async ({ body }) => {
    if (body.mode !== undefined) messages.mode = oneOf(MODES, body.mode)
    if (body.delaySeconds !== undefined) messages.delaySeconds = body.delaySeconds
    if (body.target !== undefined) messages.target = body.target
    messages.sendDue()
    return { mode: messages.mode, target: messages.target ?? null }
  })
  app.post<{ Body: { fault: string; count?: number } }>('/sim/faults', async ({ body }) => {
    faults.order(oneOf(FAULTS, body.fault), body.count ?? 1)
    return { fault: body.fault }
  })
}

function pages(app: FastifyInstance, { simulation }: Parts): void {
  app.get('/', async (_, reply) => reply.type('text/html; charset=utf-8').send(frontPage(simulation.payments)))
  app.get<{ Params: { id: string } }>('/pay/:id', async ({ params }, reply) => {
    simulation.runAppointments()
    return reply.type('text/html; charset=utf-8').send(payPage(simulation.find(params.id).payment))
  })
  app.post<{ Params: { id: string; does: string } }>('/pay/:id/:does', async ({ params }, reply) => {
    simulation.runAppointments()
    simulation.happen(params.id, oneOf(['approve', 'decline'], params.does))
    const { returnUrl, payment } = simulation.find(params.id)
    return reply.redirect(returnUrl ?? `/pay/${payment.reference}`, 303)
  })
}

function oneOf<const T extends string>(known: readonly T[], asked: string): T {
  const found = known.find((each) => each === asked)
  if (found !== undefined) return found
  throw new Impossible(404, 'unknown', `${asked} is none of ${known.join(', ')}.`)
}
