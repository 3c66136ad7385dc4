import { expect, test } from 'vitest'
import { signatureFault, signEvents } from './event-signature.ts'

const now = Date.parse('2026-11-23T10:00:00Z')
const secret = 'sixteen letters and more'
const body = '{"events":[]}'
const signature = signEvents(secret, body, now)

test('a signature holds for its body, for five minutes either way', () => {
  expect(signature).toMatch(/^t=1795428000,v1=[0-9a-f]{64}$/)
  for (const skew of [-300_000, 0, 300_000]) expect(signatureFault(secret, body, signature, now + skew)).toBeUndefined()
})

test.each([
  ['none', undefined, body, now],
  ['nonsense', 'v1=1', body, now],
  ['another body', signature, `${body} `, now],
  ['another secret', signEvents('another secret of enough', body, now), body, now],
  ['another instant', signature.replace('t=1795428000', 't=1795428001'), body, now],
  ['an old one', signature, body, now + 301_000],
  ['one to come', signature, body, now - 301_000],
])('%s does not', (_, given, text, at) => {
  expect(signatureFault(secret, text, given, at)).toMatch(/^(is|must|does)/)
})
