import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sketchOf } from './tag-sketch.ts'

const tags = fc.array(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 20 })

test('a product that carries what is asked for is never passed over', () => {
  fc.assert(
    fc.property(tags, tags, (asked, others) => {
      const [mask1, mask2] = sketchOf(asked)
      const [sketch1, sketch2] = sketchOf([...others, ...asked])
      expect(sketch1 & mask1).toBe(mask1)
      expect(sketch2 & mask2).toBe(mask2)
    }),
  )
})

test('most of what does not carry it is passed over, and a sketch fits a signed whole number of 64 bits', () => {
  const ten = (product: number) =>
    Array.from({ length: 10 }, (_, index) => `attribute.a${index}:${product * 7 + index}`)
  const [mask1, mask2] = sketchOf(['attribute.theme:City'])
  const sketches = Array.from({ length: 2000 }, (_, product) => sketchOf(ten(product)))
  const kept = sketches.filter(([first, second]) => (first & mask1) === mask1 && (second & mask2) === mask2)
  expect(kept.length).toBeLessThan(2000 * 0.06)
  for (const word of sketches.flat()) expect(word).toBeLessThan(2n ** 63n)
})
