/**
 * What of an event leaves the house, by its type. What people wrote (reasons, addresses, acknowledgements) stays in the
 * order's history: whoever listens may keep events for ever, and a field that is not named here is not told.
 */
const TOLD = {
  cancelled: ['lines'],
  confirmed: ['late'],
  delivered: ['shipment'],
  edited: ['fields'],
  expired: [],
  payment: ['state'],
  refunded: ['amount', 'lines'],
  'return-announced': ['id', 'shipment'],
  returned: ['id', 'lines', 'amount'],
  shipped: ['shipment', 'lines'],
  tracking: ['shipment', 'status'],
  'withdrawal-stated': ['id'],
  withdrawn: ['id'],
} as const satisfies Record<string, readonly string[]>

/** What happened to an order, for its history and for whoever listens. */
export interface OrderEvent {
  type: keyof typeof TOLD
  data?: object | undefined
}

/** The part of an event that listeners are told. Undefined where that is nothing but its type. Pure. */
export function toldOf({ type, data = {} }: OrderEvent): object | undefined {
  const told: readonly string[] = TOLD[type]
  const entries = Object.entries(data).filter(([name, value]) => told.includes(name) && value !== undefined)
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}
