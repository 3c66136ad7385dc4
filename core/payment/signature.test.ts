import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sign, verifySignature } from './signature.ts'

const NOW = Date.parse('2026-11-22T11:00:00Z')
const body = Buffer.from('{"id":"evt_1"}')
const verdict = (header: string | undefined, more: { secret?: string; body?: Buffer; now?: number } = {}) =>
  verifySignature(header, { secret: 'secret', body, now: NOW, toleranceSeconds: 600, ...more })

test('genuine as it was signed, forged with anything changed', () => {
  const header = sign('secret', NOW / 1000, body)
  expect(verdict(header)).toBe('genuine')
  expect(verdict(header, { secret: 'another' })).toBe('forged')
  expect(verdict(header, { body: Buffer.from('{"id":"evt_2"}') })).toBe('forged')
  fc.assert(
    fc.property(fc.nat(header.length - 1), fc.constantFrom('0', 'f', 'g', ' ', ','), (at, letter) => {
      const changed = header.slice(0, at) + letter + header.slice(at + 1)
      expect(verdict(changed)).toBe(changed === header ? 'genuine' : 'forged')
    }),
  )
})

test('too old or too new only past the tolerance, to the second', () => {
  const header = sign('secret', NOW / 1000, body)
  for (const sign of [1, -1]) {
    expect(verdict(header, { now: NOW + sign * 600_000 })).toBe('genuine')
    expect(verdict(header, { now: NOW + sign * 601_000 })).toBe('too-old')
  }
})

test.each([undefined, '', 't=1', 'v1=00', 't=1,v1=00', `t=x,v1=${'0'.repeat(64)}`])('%s is no signature', (header) => {
  expect(verdict(header)).toBe('forged')
})
