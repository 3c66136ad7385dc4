import type { StockChoices } from '../core/stock/stock-choice.ts'

/**
 * Which locations serve each market, the preferred first; how an order's goods are found; and whether what is still to come
 * may be promised. The locations themselves are facts: `PUT /v1/admin/stock/locations/{code}`.
 */
export const stock: StockChoices = {
  fr: { locations: ['fr-lyon', 'fr-paris'], policy: 'fewest-shipments', backOrder: false },
  de: { locations: ['de-leipzig', 'de-berlin'], policy: 'fewest-shipments', backOrder: true },
  es: { locations: ['es-madrid'], policy: 'nearest', backOrder: false },
  gb: { locations: ['gb-birmingham'], policy: 'nearest', backOrder: false },
  ch: { locations: ['ch-olten', 'ch-zurich'], policy: 'shop-first', backOrder: false },
  us: { locations: ['us-new-york', 'us-reno'], policy: 'nearest', backOrder: true },
  ca: { locations: ['ca-toronto'], policy: 'nearest', backOrder: false },
  jp: { locations: ['jp-koto', 'jp-kyoto'], policy: 'fewest-shipments', backOrder: false },
  cn: { locations: ['cn-shanghai'], policy: 'nearest', backOrder: false },
  in: { locations: ['in-mumbai'], policy: 'nearest', backOrder: false },
  br: { locations: ['br-sao-paulo'], policy: 'nearest', backOrder: false },
}
