/** What a product is in the eyes of the law. A closed list: a pack says for each how it is taxed. */
export const KINDS = [
  'general',
  'food',
  'confectionery',
  'drink',
  'alcohol',
  'book',
  'e-book',
  'press',
  'medicine',
  'medical-device',
  'clothing',
  'children-clothing',
  'toy',
  'electronics',
  /** Menstrual protection: pads, tampons, cups. Soap, toothpaste and the like are `general`. */
  'hygiene',
  'pet-food',
  'plant',
  'digital-service',
  'gift-card',
  'delivery',
] as const

export type Kind = (typeof KINDS)[number]

const SERVICES: ReadonlySet<Kind> = new Set(['e-book', 'digital-service', 'gift-card'])

/** Supplied electronically, so that rules for services and not for goods say where it is taxed. */
export function isService(kind: Kind): boolean {
  return SERVICES.has(kind)
}

export function isKind(text: string): text is Kind {
  return (KINDS as readonly string[]).includes(text)
}
