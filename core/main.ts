import { ConfigurationError, readEnv } from '../config/env.ts'
import { migrate } from './db/migrate.ts'
import { DatabaseUnusable, openDatabase } from './db/open-database.ts'
import { ping } from './db/ping.sql.ts'
import { AddressUnusable, listen } from './http/listen.ts'
import { Lifecycle, Stopped } from './lifecycle.ts'

const lifecycle = new Lifecycle(complain)
lifecycle.endOnSignals()

try {
  await start()
} catch (error) {
  if (!(error instanceof Stopped)) {
    complain(
      isForOperator(error) ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error),
    )
    await lifecycle.close()
    process.exit(1)
  }
}

async function start(): Promise<void> {
  const env = readEnv()
  // While the database starts, the processor is idle: load the server meanwhile.
  const loading = import('fastify')
  const pool = await openDatabase(lifecycle, env, complain)
  await migrate(pool)

  const { fastify } = await loading
  const app = fastify({ logger: { level: env.logLevel, stream: process.stderr }, forceCloseConnections: true })
  app.get('/health', async (_request, reply) => {
    try {
      await ping(pool)
      return { status: 'ok' }
    } catch {
      return reply.code(503).send({ status: 'no database' })
    }
  })
  const address = await lifecycle.open(
    'HTTP server',
    () => listen(app, env),
    () => app.close(),
  )
  process.stdout.write(`Noyau listens on ${address}\n`)
}

function complain(message: string): void {
  process.stderr.write(`${message}\n`)
}

/** Mistakes in the surroundings, which whoever starts the engine can mend: one line, no stack. */
function isForOperator(error: unknown): error is Error {
  return [ConfigurationError, DatabaseUnusable, AddressUnusable].some((kind) => error instanceof kind)
}
