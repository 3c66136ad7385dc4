/** So many pieces of a SKU are wanted. */
export interface Demand {
  sku: string
  quantity: number
}

/** What a location has of a SKU, and what is still to come. */
export interface StockLevel {
  location: string
  sku: string
  onHand: number
  reserved: number
  incoming: number
}

/** Pieces of a SKU to be taken at a location; of these, `backOrder` wait for what is incoming. */
export interface Allocation {
  sku: string
  location: string
  quantity: number
  backOrder: number
}

/** What there is not enough of. */
export interface Missing {
  sku: string
  /** Asked for in all. */
  quantity: number
  /** To be had in all, back-order included where it may be promised. */
  available: number
}

/** What can be taken at one location of each SKU. */
export interface Shelf {
  location: string
  free: Map<string, number>
}
