import type { Handlers } from './operation.ts'
import {
  cancelAdminOrder,
  deliverShipment,
  editOrder,
  getAdminOrder,
  getCustomsDeclaration,
  inspectReturn,
  listOrders,
  refundOrder,
  returnShipment,
  shipOrder,
} from './routes/admin-orders.ts'
import { getAdminProduct, listAdminProducts, putAssortment, putOverride, putProduct } from './routes/admin-products.ts'
import { receiveCarrierEvents } from './routes/carrier-events.ts'
import { createCart, getCart, moveCart, placeOrder, putCartCustomer, updateCart } from './routes/carts.ts'
import { createQuote } from './routes/create-quote.ts'
import { listDeliveryOptions } from './routes/delivery-options.ts'
import { getDeliveryRates, putDeliveryRates } from './routes/delivery-rates.ts'
import { listEvents } from './routes/events.ts'
import { getMarket } from './routes/get-market.ts'
import { getProduct } from './routes/get-product.ts'
import { createImport, getImport } from './routes/imports.ts'
import { createKey, listKeys, revokeKey } from './routes/keys.ts'
import { listCategories } from './routes/list-categories.ts'
import { listMarkets } from './routes/list-markets.ts'
import { listProducts } from './routes/list-products.ts'
import { getHealth, getMetrics, getReady } from './routes/operations.ts'
import {
  announceReturn,
  cancelOrder,
  confirmWithdrawal,
  declareWithdrawal,
  findOrder,
  getOrder,
  payOrder,
} from './routes/orders.ts'
import { importPickupPoints, listPickupPoints } from './routes/pickup-points.ts'
import { getPrices, putPrices } from './routes/prices.ts'
import {
  deletePromotion,
  generateCoupons,
  getPromotion,
  listCoupons,
  listPromotions,
  putCoupons,
  putPromotion,
} from './routes/promotions.ts'
import { putCategories } from './routes/put-categories.ts'
import { receiveWebhook } from './routes/receive-webhook.ts'
import { diffRulesOf, listRules } from './routes/rules.ts'
import {
  createStockAdjustment,
  createStockFeed,
  getStockLocation,
  listStockLevels,
  listStockLocations,
  listStockMovements,
  putStockLocation,
} from './routes/stock.ts'

/** The handler of every operation. Explicit, so that who answers what is one look. */
export const handlers: Handlers = {
  announceReturn,
  cancelAdminOrder,
  cancelOrder,
  confirmWithdrawal,
  createCart,
  createImport,
  createKey,
  createQuote,
  createStockAdjustment,
  createStockFeed,
  declareWithdrawal,
  deletePromotion,
  deliverShipment,
  diffRules: diffRulesOf,
  editOrder,
  findOrder,
  generateCoupons,
  getAdminOrder,
  getAdminProduct,
  getCart,
  getCustomsDeclaration,
  getDeliveryRates,
  getHealth,
  getImport,
  getMarket,
  getMetrics,
  getOrder,
  getPrices,
  getProduct,
  getPromotion,
  getReady,
  getStockLocation,
  importPickupPoints,
  inspectReturn,
  listAdminProducts,
  listCategories,
  listCoupons,
  listDeliveryOptions,
  listEvents,
  listKeys,
  listMarkets,
  listOrders,
  listPickupPoints,
  listProducts,
  listPromotions,
  listRules,
  listStockLevels,
  listStockLocations,
  listStockMovements,
  moveCart,
  payOrder,
  placeOrder,
  putAssortment,
  putCartCustomer,
  putCategories,
  putCoupons,
  putDeliveryRates,
  putOverride,
  putPrices,
  putProduct,
  putPromotion,
  putStockLocation,
  receiveCarrierEvents,
  receiveWebhook,
  refundOrder,
  returnShipment,
  revokeKey,
  shipOrder,
  updateCart,
}
