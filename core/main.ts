import { ConfigurationError, readEnv } from '../config/env.ts'
import { firstRequests } from '../config/first-requests.ts'
import { referenceRates } from '../config/reference-rates.ts'
import { makeReady } from './bootstrap.ts'
import { compose, PackRefused, refuseBrokenPacks } from './compose.ts'
import { migrate } from './db/migrate.ts'
import { DatabaseUnusable, openDatabase } from './db/open-database.ts'
import { engineJobs } from './engine-jobs.ts'
import { Jobs } from './exchange/jobs.ts'
import { makeFirstKey } from './http/keys.ts'
import { AddressUnusable, listen } from './http/listen.ts'
import { Lifecycle, Stopped } from './lifecycle.ts'
import { DataFolderUnusable, openProviders } from './open-providers.ts'
import { withOrders } from './order/on-payment-change.ts'
import { welcome } from './welcome.ts'

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
  const loading = import('./http/server.ts')
  const opening = openDatabase(lifecycle, env, complain)
  opening.catch(() => {})
  const engine = compose({ distanceSales: env.euDistanceSales, carrierSecret: env.carrierSecret })
  refuseBrokenPacks(engine.registry.countries)
  const pool = await opening
  await migrate(pool)
  await makeReady(pool, engine, referenceRates, complain)

  const { createServer } = await loading
  const { providers, begin } = await openProviders(lifecycle, env, engine.providers, complain)
  const payments = withOrders(engine, { markets: engine.markets, choice: engine.providers, providers })
  const app = await createServer({ engine, pool, payments, logLevel: env.logLevel })
  const address = await lifecycle.open(
    'HTTP server',
    () => listen(app, env),
    () => app.close(),
  )
  // Last, for it is shown only once: a start that fails before must not have used it up.
  const key = await makeFirstKey(pool, new Date(engine.markets.now()))
  const markets = engine.markets.markets.map(({ code }) => code)
  const requests = firstRequests(address, key ?? '$NOYAU_KEY')
  process.stdout.write(welcome({ address, key, markets, requests }))
  begin(address, (line) => process.stdout.write(`${line}\n`))
  const jobs = new Jobs(engineJobs({ pool, engine, payments }), (name, error) => complain(`${name}: ${error}`))
  await lifecycle.open(
    'Jobs',
    async () => jobs,
    (opened) => opened.stop(),
  )
}

function complain(message: string): void {
  process.stderr.write(`${message}\n`)
}

/** Mistakes in the surroundings, which whoever starts the engine can mend: one line, no stack. */
function isForOperator(error: unknown): error is Error {
  return [ConfigurationError, DatabaseUnusable, DataFolderUnusable, AddressUnusable, PackRefused].some(
    (kind) => error instanceof kind,
  )
}
