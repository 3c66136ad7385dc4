import { compose } from '../../core/compose.ts'
import { createPool } from '../../core/db/pool.ts'
import { capturePayment } from '../../core/payment/operate.ts'
import { startPayment } from './begin.ts'
import { NOON, simulated, wish } from './wish.ts'

/** Pays and captures without end, five at a time, and says each that is done. Killed by the test of crashes. */
const [url, simulator] = process.argv.slice(2) as [string, string]
const pool = createPool(url)
const engine = compose({ now: () => NOON })
const deps = {
  markets: engine.markets,
  choice: engine.providers,
  providers: new Map([['simulated', simulated(async () => simulator)]]),
}

async function payWithoutEnd(): Promise<void> {
  for (;;) {
    const { id } = await startPayment(pool, deps, wish({ testNumber: '4000000000002008' }))
    await capturePayment(pool, deps, { id: crypto.randomUUID(), paymentId: id, amount: 60_00n })
    process.stdout.write('.')
  }
}

await Promise.all(Array.from({ length: 5 }, payWithoutEnd))
