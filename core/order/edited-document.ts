import { isDeepStrictEqual } from 'node:util'
import type { components } from '../../openapi/v1.d.ts'
import type { OrderDocument } from './order.ts'

/** What staff may still change of an order. */
export type OrderEdit = Omit<components['schemas']['OrderPatch'], 'version'>

export type EditedField = keyof OrderEdit

/** The document after an edit, and what of it differs. Everything that the order was decided by stays as it is. Pure. */
export function editedDocument(
  document: OrderDocument,
  { shipTo, contact, pickupPoint }: OrderEdit,
): { document: OrderDocument; changes: Partial<Record<EditedField, { before: unknown; after: unknown }>> } {
  const { delivery } = document
  const next: OrderDocument = {
    ...document,
    ...(shipTo && { shipTo }),
    ...(contact && { contact: { ...document.contact, ...contact } }),
    ...(delivery && pickupPoint !== undefined && { delivery: { ...delivery, pickupPoint } }),
  }
  const compared = [
    ['shipTo', document.shipTo, next.shipTo],
    ['contact', document.contact, next.contact],
    ['pickupPoint', delivery?.pickupPoint, next.delivery?.pickupPoint],
  ] as const
  const differing = compared.filter(([, before, after]) => !isDeepStrictEqual(before, after))
  return {
    document: next,
    changes: Object.fromEntries(differing.map(([field, before, after]) => [field, { before, after }])),
  }
}
