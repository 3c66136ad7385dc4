import { execFileSync } from 'node:child_process'
import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import openapiTS, { astToString } from 'openapi-typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestEngine, testEngine } from '../engine.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const checkout = join(import.meta.dirname, '..', '..')
const folder = temporaryFolder('noyau-storefront-')
let engine: TestEngine

beforeAll(async () => {
  engine = await testEngine()
  symlinkSync(join(checkout, 'node_modules'), join(folder.path, 'node_modules'))
  writeFileSync(join(folder.path, 'package.json'), '{"type":"module"}')
  for (const market of ['fr', 'us']) {
    const { body } = await engine.app.inject({ method: 'GET', url: `/openapi/v1/${market}.json` })
    writeFileSync(join(folder.path, `${market}.d.ts`), astToString(await openapiTS(body)))
  }
})
afterAll(async () => {
  await engine.close()
  folder.remove()
})

const LINES = [{ sku: 'TOY-TR-36', quantity: 1 }]

/** What a storefront of a market sends, right and wrong. The very same goes through the compiler and to the server. */
const CASES: readonly [market: 'fr' | 'us', what: string, fits: boolean, body: object, locale?: string][] = [
  ['fr', 'Paris', true, { shipTo: { country: 'FR', postalCode: '75001', city: 'Paris' } }],
  ['fr', 'Martinique', true, { shipTo: { country: 'MQ', postalCode: '97220' } }],
  ['fr', 'Germany', true, { shipTo: { country: 'DE', postalCode: '10115' } }],
  ['fr', 'Brazil', false, { shipTo: { country: 'BR', postalCode: '01310-100' } }],
  ['fr', 'euros', true, { currency: 'EUR' }],
  ['fr', 'dollars', false, { currency: 'USD' }],
  ['fr', 'a card', true, { payment: { method: 'card' } }],
  ['fr', 'a payment method of another country', false, { payment: { method: 'konbini' } }],
  ['fr', 'a locker', true, { delivery: { service: 'locker' } }],
  ['fr', 'a balloon', false, { delivery: { service: 'balloon' } }],
  ['fr', 'French', true, {}, 'fr-FR'],
  ['fr', 'Japanese', false, {}, 'ja-JP'],
  ['us', 'New York', true, { shipTo: { country: 'US', subdivision: 'US-NY', postalCode: '10001' } }],
  ['us', 'Ontario', true, { shipTo: { country: 'CA', subdivision: 'CA-ON', postalCode: 'M5V 2T6' } }],
  ['us', 'Japan', false, { shipTo: { country: 'JP', postalCode: '135-0064' } }],
  ['us', 'a state that is none', false, { shipTo: { country: 'US', subdivision: 'US-XX' } }],
  ['us', 'dollars', true, { currency: 'USD' }],
  ['us', 'euros', false, { currency: 'EUR' }],
  ['us', 'Spanish', true, {}, 'es-US'],
  ['us', 'French', false, {}, 'fr-FR'],
]

function snippet(market: string, body: object, locale: string | undefined): string {
  const query = locale ? `, query: { locale: ${JSON.stringify(locale)} }` : ''
  return `import createClient from 'openapi-fetch'
import type { paths } from './${market}.d.ts'
const client = createClient<paths>({ baseUrl: '/' })
export const answer = client.POST('/v1/markets/{market}/quotes', {
  params: { path: { market: '${market}' }${query} },
  body: ${JSON.stringify({ lines: LINES, ...body })},
})
`
}

/** What a storefront writes into a cart; what cannot be delivered or paid there is no type error away from an order. */
const CART_CASES: readonly [market: 'fr' | 'us', what: string, fits: boolean, body: object][] = [
  [
    'fr',
    'Paris',
    true,
    { shipTo: { country: 'FR', name: 'Anne', line1: '1 rue', postalCode: '75001', city: 'Paris' } },
  ],
  ['fr', 'Brazil', false, { shipTo: { country: 'BR', name: 'Ana', line1: '1', city: 'São Paulo' } }],
  ['fr', 'a card', true, { payment: { method: 'card' } }],
  ['fr', 'a payment method of another country', false, { payment: { method: 'konbini' } }],
  ['fr', 'a balloon', false, { delivery: { service: 'balloon' } }],
  ['us', 'New York', true, { shipTo: { country: 'US', name: 'Pat', line1: '1 Main Street', subdivision: 'US-NY' } }],
  ['us', 'a state that is none', false, { shipTo: { country: 'US', subdivision: 'US-XX' } }],
  ['us', 'Japan', false, { shipTo: { country: 'JP', postalCode: '135-0064' } }],
]

function cartSnippet(market: string, body: object): string {
  return `import createClient from 'openapi-fetch'
import type { paths } from './${market}.d.ts'
const client = createClient<paths>({ baseUrl: '/' })
export const answer = client.PATCH('/v1/markets/{market}/carts/{cart}', {
  params: { path: { market: '${market}', cart: 'secret' } },
  body: ${JSON.stringify({ version: 1, ...body })},
})
`
}

/** Files of the storefront that the compiler refuses. */
function refusedByCompiler(): Set<string> {
  const snippets = [
    ...CASES.map(([market, , , body, locale], index) => [`case-${index}.ts`, snippet(market, body, locale)] as const),
    ...CART_CASES.map(([market, , , body], index) => [`cart-${index}.ts`, cartSnippet(market, body)] as const),
  ]
  for (const [file, text] of snippets) writeFileSync(join(folder.path, file), text)
  const files = snippets.map(([file]) => file)
  const options = [
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--module',
    'nodenext',
    '--target',
    'esnext',
    '--lib',
    'esnext,dom',
  ]
  try {
    execFileSync(
      process.execPath,
      [join(checkout, 'node_modules/typescript/bin/tsc'), ...options, '--allowImportingTsExtensions', ...files],
      {
        cwd: folder.path,
        encoding: 'utf8',
      },
    )
    return new Set()
  } catch (error) {
    const { stdout = '' } = error as { stdout?: string }
    expect(stdout).not.toMatch(/^error|Cannot find module/m)
    return new Set(stdout.match(/(case|cart)-\d+\.ts/g))
  }
}

describe('types made from the narrowed contract, and the server', () => {
  let refused: Set<string>
  beforeAll(() => {
    refused = refusedByCompiler()
  })

  test.each(CART_CASES.map((each, index) => [each[0], each[1], each[2] ? 'takes' : 'refuses', index] as const))(
    'cart of %s: %s – the compiler %s it',
    (_market, _what, _, index) => {
      const [, , fits] = CART_CASES[index] as (typeof CART_CASES)[number]
      expect(refused.has(`cart-${index}.ts`)).toBe(!fits)
    },
  )

  test.each(CASES.map((each, index) => [each[0], each[1], each[2] ? 'takes' : 'refuses', index] as const))(
    '%s: %s – the compiler and the server %s it',
    async (market, _, __, index) => {
      const [, , fits, body, locale] = CASES[index] as (typeof CASES)[number]
      expect(refused.has(`case-${index}.ts`)).toBe(!fits)
      const url = `/v1/markets/${market}/quotes${locale ? `?locale=${locale}` : ''}`
      const answer = await engine.app.inject({ method: 'POST', url, payload: { lines: LINES, ...body } })
      if (fits) expect(answer.statusCode, answer.body).toBe(200)
      else expect([400, 422]).toContain(answer.statusCode)
    },
  )
})
