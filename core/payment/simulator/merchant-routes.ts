import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Faults } from './faults.ts'
import { FLOWS } from './flows.ts'
import { Impossible } from './impossible.ts'
import type { Keys } from './keys.ts'
import type { Simulation } from './simulation.ts'
import { NOT_ACCEPTED, type SimulatedRequest } from './wire.ts'

type One = { Params: { id: string } }
type Operation = One & { Body: { id: string; amount: number } }

/** What merchants call: begin, read, capture, refund, cancel. */
export function merchantRoutes(
  app: FastifyInstance,
  { simulation, keys, faults, secret }: { simulation: Simulation; keys: Keys; faults: Faults; secret: string },
): void {
  const doing =
    (act: (request: FastifyRequest) => { status: number; body: string }) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      authenticate(request, secret)
      simulation.runAppointments()
      const fault = faults.next()
      if (fault === 'not-accepted')
        throw new Impossible(503, NOT_ACCEPTED, 'Nothing was accepted; ask another provider.')
      if (fault === 'drop-before') return drop(reply)
      const { status, body } = act(request)
      if (fault === 'drop-after') return drop(reply)
      if (fault === 'error-after') throw new Impossible(500, 'broken', 'Something went wrong on our side.')
      return reply.code(status).type('application/json').send(body)
    }
  const once = (request: FastifyRequest, act: () => object) => {
    const key = request.headers['idempotency-key']
    return keys.once(typeof key === 'string' ? key : undefined, [request.url, request.body], act)
  }

  app.post(
    '/payments',
    doing((request) => once(request, () => simulation.begin(requestOf(request.body)))),
  )
  app.get(
    '/payments/:id',
    doing((request) => ({ status: 200, body: JSON.stringify(simulation.find(idOf(request)).payment) })),
  )
  for (const kind of ['capture', 'refund'] as const) {
    app.post(
      `/payments/:id/${kind}s`,
      doing((request) => once(request, () => simulation.operate(idOf(request), kind, partOf(request.body)))),
    )
  }
  app.post(
    '/payments/:id/cancel',
    doing((request) => ({ status: 200, body: JSON.stringify(simulation.cancel(idOf(request))) })),
  )
}

function authenticate(request: FastifyRequest, secret: string): void {
  const given = Buffer.from(request.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${secret}`)
  if (given.length === wanted.length && timingSafeEqual(given, wanted)) return
  throw new Impossible(401, 'unauthenticated', 'Send the secret as `Authorization: Bearer <secret>`.')
}

function drop(reply: FastifyReply): FastifyReply {
  reply.hijack()
  reply.raw.destroy()
  return reply
}

function idOf(request: FastifyRequest): string {
  return (request.params as One['Params']).id
}

function requestOf(body: unknown): SimulatedRequest {
  const request = body as SimulatedRequest
  if (
    typeof request?.paymentId !== 'string' ||
    !(request.flow in FLOWS) ||
    !isAmount(request.amount) ||
    typeof request.currency !== 'string'
  )
    throw new Impossible(400, 'invalid-request', 'A payment needs paymentId, flow, amount and currency.')
  return request
}

function partOf(body: unknown): Operation['Body'] {
  const part = body as Operation['Body']
  if (typeof part?.id === 'string' && isAmount(part.amount)) return part
  throw new Impossible(400, 'invalid-request', 'It needs id and an amount above zero.')
}

function isAmount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0
}
