import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Near, nearestFirst } from './pickup-point.ts'

const codes = (points: readonly Near[], postalCode: string, limit = 10, at?: { latitude: number; longitude: number }) =>
  nearestFirst(points, { postalCode, ...(at && { at }) }, limit).map(({ point }) => point.code)

test('the same postal code, then the longest beginning in common, then by code', () => {
  const points = ['69003', '69002', '75001', '69100', '69002', '13001'].map((postalCode, index) => ({
    code: `p${index}`,
    postalCode,
  }))
  // 69002 twice, 69003, 69100; 75001 and 13001 have nothing in common with it.
  expect(codes(points, '69002')).toEqual(['p1', 'p4', 'p0', 'p3', 'p2', 'p5'])
  expect(codes(points, '69002', 2)).toEqual(['p1', 'p4'])
})

test('a longer code that begins alike is not the same code', () => {
  expect(
    codes(
      [
        { code: 'a', postalCode: 'SW1A1AB' },
        { code: 'b', postalCode: 'SW1A1' },
      ],
      'SW1A1',
    ),
  ).toEqual(['b', 'a'])
})

test('among equals the shorter way, and who does not say where it is comes last', () => {
  const lyon = { latitude: 45.7578, longitude: 4.832 }
  const points = [
    { code: 'unknown', postalCode: '69002' },
    { code: 'far', postalCode: '69002', latitude: 45.73, longitude: 4.82 },
    { code: 'near', postalCode: '69002', latitude: 45.758, longitude: 4.833 },
  ]
  expect(codes(points, '69002', 10, lyon)).toEqual(['near', 'far', 'unknown'])
  const [near] = nearestFirst(points, { postalCode: '69002', at: lyon }, 1)
  expect(near?.distanceMetres).toBeGreaterThan(70)
  expect(near?.distanceMetres).toBeLessThan(90)
})

test('Paris to Lyon is some 392 kilometres', () => {
  const paris = { latitude: 48.8566, longitude: 2.3522 }
  const point = { code: 'lyon', postalCode: '69001', latitude: 45.764, longitude: 4.8357 }
  const [found] = nearestFirst([point], { postalCode: '75001', at: paris }, 1)
  expect((found?.distanceMetres ?? 0) / 1000).toBeCloseTo(392, -1)
})

test('those with the longest beginning in common are neighbours in the order of codes', () => {
  const code = fc.string({ unit: fc.constantFrom('0', '1', '2'), minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(fc.array(code, { maxLength: 30 }), code, fc.integer({ min: 1, max: 6 }), (all, asked, limit) => {
      const points = all.map((postalCode, index) => ({ code: String(index).padStart(2, '0'), postalCode }))
      const sorted = points.toSorted((a, b) => (a.postalCode < b.postalCode ? -1 : a.postalCode > b.postalCode ? 1 : 0))
      const above = sorted.filter(({ postalCode }) => postalCode >= asked).slice(0, limit)
      const below = sorted.filter(({ postalCode }) => postalCode < asked).slice(-limit)
      const common = (code: string) =>
        [...asked].findLastIndex((_, place) => code.startsWith(asked.slice(0, place + 1)))
      const depth = (found: { point: Near }[]) => found.map(({ point }) => common(point.postalCode))
      expect(depth(nearestFirst([...above, ...below], { postalCode: asked }, limit))).toEqual(
        depth(nearestFirst(points, { postalCode: asked }, limit)),
      )
    }),
  )
})
