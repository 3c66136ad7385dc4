import { putRateTable, rateTables } from '../../delivery/delivery-rates.ts'
import { permit } from '../actor.ts'
import type { Handler } from '../operation.ts'

export const getDeliveryRates: Handler<'getDeliveryRates'> = async ({ actor, path, query }, { engine, pool }) => {
  const market = engine.markets.find(path.market)
  permit(actor, 'viewer', market.code)
  return { status: 200, body: await rateTables(pool, market, query.service) }
}

export const putDeliveryRates: Handler<'putDeliveryRates'> = async ({ actor, path, body }, { engine, pool }) => {
  const market = engine.markets.find(path.market)
  permit(actor, 'editor', market.code)
  await putRateTable(pool, engine.markets, market, body)
  return { status: 200, body: await rateTables(pool, market, body.service) }
}
