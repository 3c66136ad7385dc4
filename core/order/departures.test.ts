import { expect, test } from 'vitest'
import { departuresOf } from './departures.ts'
import type { Order } from './order.ts'

const goods = [
  { ref: 'LAMP', sku: 'LAMP', name: 'Lamp', kind: 'electronics' },
  { ref: 'LAMP:eco', name: 'Lamp: eco', kind: 'electronics' },
  {
    ref: 'SET',
    sku: 'SET',
    name: 'Set',
    kind: 'toy',
    bundle: [
      { sku: 'CUBE', quantity: 2 },
      { sku: 'BOX', quantity: 1 },
    ],
  },
  { ref: 'E-BOOK', sku: 'E-BOOK', name: 'E-book', kind: 'e-book' },
]
const order = { document: { goods } } as unknown as Pick<Order, 'document'>
const at = (location: string, sku: string, quantity: number) => ({
  sku,
  location,
  quantity,
  backOrdered: 0,
  state: 'committed' as const,
})

test('units of a line leave from where they lie, each with its charge; what lies nowhere leaves first', () => {
  const open = [at('lyon', 'LAMP', 2), at('paris', 'LAMP', 3)]
  const units = [
    { ref: 'LAMP', quantity: 4 },
    { ref: 'LAMP:eco', quantity: 4 },
    { ref: 'E-BOOK', quantity: 1 },
  ]
  expect(departuresOf(order, open, units)).toEqual([
    {
      location: 'lyon',
      units: [
        { ref: 'LAMP', quantity: 2 },
        { ref: 'LAMP:eco', quantity: 2 },
        { ref: 'E-BOOK', quantity: 1 },
      ],
    },
    {
      location: 'paris',
      units: [
        { ref: 'LAMP', quantity: 2 },
        { ref: 'LAMP:eco', quantity: 2 },
      ],
    },
  ])
})

test('a bundle leaves with the first of its parts, as often as they make one', () => {
  const open = [at('lyon', 'BOX', 3), at('lyon', 'CUBE', 2), at('paris', 'CUBE', 4)]
  expect(departuresOf(order, open, [{ ref: 'SET', quantity: 3 }])).toEqual([
    { location: 'lyon', units: [{ ref: 'SET', quantity: 1 }] },
    { location: 'paris', units: [{ ref: 'SET', quantity: 2 }] },
  ])
})

test('where no stock is kept of anything, all of it leaves together', () => {
  const units = [{ ref: 'E-BOOK', quantity: 2 }]
  expect(departuresOf(order, [], units)).toEqual([{ units }])
})
