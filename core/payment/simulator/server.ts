import { type FastifyInstance, fastify } from 'fastify'
import { SimulatedClock } from './clock.ts'
import { controlRoutes } from './control-routes.ts'
import { Faults } from './faults.ts'
import { Impossible } from './impossible.ts'
import { Journal } from './journal.ts'
import { Keys } from './keys.ts'
import { merchantRoutes } from './merchant-routes.ts'
import { Messages } from './messages.ts'
import { Simulation } from './simulation.ts'

export interface SimulatorOptions {
  secret: string
  /** Remembers payments beyond the process. */
  stateFile: string | undefined
  /** Where messages are sent. */
  webhookUrl: string | undefined
}

/** How often appointments and messages that wait are looked at, by the system's clock. */
const LOOK_MS = 250

/** The simulated provider as an HTTP server, ready to listen on the loopback. */
export function createSimulator({ secret, stateFile, webhookUrl }: SimulatorOptions): FastifyInstance {
  const app = fastify({ forceCloseConnections: true })
  const clock = new SimulatedClock()
  const journal = new Journal(stateFile)
  const messages = new Messages(secret, clock, journal, webhookUrl)
  const page = (reference: string) => `${app.listeningOrigin}/pay/${reference}`
  const simulation = new Simulation(clock, journal, page, (type, payment) => messages.add(type, payment))
  const keys = new Keys(journal)
  const remembered = journal.read()
  simulation.restore(remembered)
  keys.restore(remembered)
  messages.restore(remembered)
  const faults = new Faults()
  app.addContentTypeParser('application/x-www-form-urlencoded', (_request, payload, done) => {
    payload.resume().on('end', () => done(null))
  })
  app.setErrorHandler((error, _request, reply) => {
    const { status, code } = error instanceof Impossible ? error : { status: 400, code: 'invalid-request' }
    return reply.code(status).send({ error: code, detail: error instanceof Error ? error.message : String(error) })
  })
  merchantRoutes(app, { simulation, keys, faults, secret })
  controlRoutes(app, { simulation, messages, faults, clock })
  const looking = setInterval(() => {
    simulation.runAppointments()
    messages.sendDue()
  }, LOOK_MS)
  app.addHook('onClose', async () => clearInterval(looking))
  return app
}
