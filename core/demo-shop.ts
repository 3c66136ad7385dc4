import type pg from 'pg'
import type { FirstRates } from './bootstrap.sql.ts'
import { makeReady } from './bootstrap.ts'
import type { DemoShop } from './command/command.ts'
import type { Engine } from './engine.ts'
import { engineJobs } from './engine-jobs.ts'
import { Jobs } from './exchange/jobs.ts'
import { revokeKey } from './http/keys.sql.ts'
import { makeKey } from './http/keys.ts'
import { createServer } from './http/server.ts'
import { Lifecycle } from './lifecycle.ts'
import { openProviders, type ProviderSettings } from './open-providers.ts'
import { withOrders } from './order/on-payment-change.ts'

/** An engine on a loopback port for the time of a demo, with a key of its own that is revoked afterwards. */
export async function openDemoShop(
  pool: pg.Pool,
  engine: Engine,
  { rates, ...settings }: ProviderSettings & { rates: FirstRates },
  tell: (line: string) => void,
): Promise<DemoShop> {
  const lifecycle = new Lifecycle(tell)
  await makeReady(pool, engine, rates, tell)
  const now = new Date(engine.markets.now())
  const { id, secret: key } = await makeKey(pool, { label: 'demo', role: 'owner', markets: ['*'] }, now)
  const { providers, begin } = await openProviders(lifecycle, settings, engine.providers, tell)
  const payments = withOrders(engine, { markets: engine.markets, choice: engine.providers, providers })
  const app = await createServer({ engine, pool, payments, logLevel: 'silent' })
  const address = await lifecycle.open(
    'HTTP server',
    () => app.listen({ host: '127.0.0.1', port: 0 }),
    () => app.close(),
  )
  const jobs = new Jobs(engineJobs({ pool, engine, payments }), (name, error) => tell(`${name}: ${error}`))
  begin(address, tell)
  return {
    address,
    key,
    close: async () => {
      await jobs.stop()
      await revokeKey(pool, id, new Date(engine.markets.now()))
      await lifecycle.close()
    },
  }
}
