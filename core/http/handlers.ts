import type { Handlers } from './operation.ts'
import { getAdminProduct, listAdminProducts, putAssortment, putOverride, putProduct } from './routes/admin-products.ts'
import { receiveCarrierEvents } from './routes/carrier-events.ts'
import { createQuote } from './routes/create-quote.ts'
import { getDeliveryRates, putDeliveryRates } from './routes/delivery-rates.ts'
import { getMarket } from './routes/get-market.ts'
import { getProduct } from './routes/get-product.ts'
import { createImport, getImport } from './routes/imports.ts'
import { createKey, listKeys, revokeKey } from './routes/keys.ts'
import { listCategories } from './routes/list-categories.ts'
import { listMarkets } from './routes/list-markets.ts'
import { listProducts } from './routes/list-products.ts'
import { getHealth, getMetrics, getReady } from './routes/operations.ts'
import { importPickupPoints, listPickupPoints } from './routes/pickup-points.ts'
import { getPrices, putPrices } from './routes/prices.ts'
import { putCategories } from './routes/put-categories.ts'
import { diffRulesOf, listRules } from './routes/rules.ts'

/** The handler of every operation. Explicit, so that who answers what is one look. */
export const handlers: Handlers = {
  createImport,
  createKey,
  createQuote,
  diffRules: diffRulesOf,
  getAdminProduct,
  getDeliveryRates,
  getHealth,
  getImport,
  getMarket,
  getMetrics,
  getPrices,
  getProduct,
  getReady,
  importPickupPoints,
  listAdminProducts,
  listCategories,
  listKeys,
  listMarkets,
  listPickupPoints,
  listProducts,
  listRules,
  putAssortment,
  putCategories,
  putDeliveryRates,
  putOverride,
  putPrices,
  putProduct,
  receiveCarrierEvents,
  revokeKey,
}
