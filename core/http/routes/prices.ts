import { overlaps, priceErrors, refusalOf } from '../../catalog/check-product.ts'
import { codeOfSku, editProduct, putSkuPrices } from '../../catalog/edit-product.ts'
import { priceReport } from '../../catalog/price-report.ts'
import { Refusal } from '../../problem/refusal.ts'
import { permit } from '../actor.ts'
import type { Handler } from '../operation.ts'

export const getPrices: Handler<'getPrices'> = async ({ actor, path }, { engine: { markets }, pool }) => {
  const market = markets.find(path.market)
  permit(actor, 'viewer', market.code)
  if (!(await codeOfSku(pool, path.sku))) throw noSku(path.sku)
  return { status: 200, body: await priceReport(pool, markets, market, path.sku) }
}

export const putPrices: Handler<'putPrices'> = async ({ actor, path, body }, { engine, pool }) => {
  const market = engine.markets.find(path.market)
  permit(actor, 'editor', market.code)
  const code = await codeOfSku(pool, path.sku)
  if (!code) throw noSku(path.sku)
  const prices = body.prices.map((price) => ({ ...price, market: market.code }))
  const known = { markets: new Map([[market.code, market]]) }
  const faults = [
    ...prices.flatMap((price, index) => priceErrors(price, `/prices/${index}`, known)),
    ...overlaps(prices, '/prices'),
  ]
  if (faults.length > 0) throw refusalOf(faults)
  await editProduct(pool, engine, code, (client) => putSkuPrices(client, path.sku, market.code, body.prices))
  return { status: 200, body: await priceReport(pool, engine.markets, market, path.sku) }
}

function noSku(sku: string): Refusal {
  return new Refusal('not-found', `There is no SKU ${sku}.`, 'sku')
}
