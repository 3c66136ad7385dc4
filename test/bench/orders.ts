import { table } from '../../core/command/table.ts'
import { type CheckoutLoads, measureCheckouts, stockUp } from './checkout.ts'
import { Installation } from './installation.ts'
import { fillWithOrders } from './made-up-orders.sql.ts'
import { importRealProducts } from './real-products.ts'

/** How carts and checkouts slow down with the orders in the database: none against 500,000. */
const MANY = Number(process.argv[2] ?? 500_000)
const SECONDS = 10

const installation = new Installation()
try {
  await installation.open()
  const { pool } = installation
  await importRealProducts(installation)
  const skus = await stockUp(pool)
  const few = await measured(skus)
  await fillWithOrders(pool, MANY, (made) => console.log(`${made} of ${MANY} orders`))
  const many = await measured(skus)
  const rows = (['carts', 'manyCarts', 'orders', 'manyOrders'] as const).map((what) => [
    { carts: 'carts', manyCarts: 'carts, 100 sessions', orders: 'checkouts', manyOrders: 'checkouts, 100 sessions' }[
      what
    ],
    ...[few, many].flatMap((loads) => [
      loads[what].perSecond.toFixed(0),
      loads[what].p50.toFixed(1),
      loads[what].p99.toFixed(1),
    ]),
    `${(few[what].perSecond / many[what].perSecond).toFixed(2)} times`,
  ])
  console.log(
    table(['what', 'a second', 'p50 ms', 'p99 ms', `with ${MANY} orders`, 'p50 ms', 'p99 ms', 'slower'], rows),
  )
  console.log('wanted: within 1.3 times')
} finally {
  await installation.close()
}

async function measured(skus: readonly string[]): Promise<CheckoutLoads> {
  const served = await installation.serve()
  const loads = await measureCheckouts({ pool: installation.pool, served }, skus, SECONDS)
  await served.stop()
  return loads
}
