import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Operation, type Parameter, readContract, resolve, type Schema } from '../../core/contract/document.ts'
import { Validators } from '../../core/contract/validator.ts'
import { readyCart, type Shop, shop } from '../checkout/shop.ts'
import { AWKWARD, FromSchema } from '../from-schema.ts'
import { authorised, place } from '../order/story.ts'

/** Requests for each operation; `npm run fuzz` sends many more. */
const RUNS = Number(process.env.NOYAU_FUZZ_RUNS ?? 120)

/** What any operation may answer, whatever it documents: the edge refuses before the operation is asked. */
const OF_THE_EDGE = [400, 401, 403, 404, 413, 415]

const contract = readContract()
const isProblem = new Validators(contract).named('Problem')

let engine: Shop & { owner: Record<string, string> }
let generate: FromSchema
beforeAll(async () => {
  const world = await shop()
  const { secret } = await world.staff<{ secret: string }>('POST', '/v1/admin/keys', {
    label: 'fuzz',
    role: 'owner',
    markets: ['*'],
  })
  engine = { ...world, owner: { authorization: `Bearer ${secret}` } }
  generate = new FromSchema(contract, await lives(world))
})

/** Carts and orders in every state, so that not all requests find nothing. */
async function lives(world: Shop): Promise<Record<string, readonly unknown[]>> {
  const goods = [
    { sku: 'GEN-MG-CRM', quantity: 5 },
    { sku: 'TOY-TR-36', quantity: 2 },
  ]
  const carts = await Promise.all(['fr', 'fr', 'us', 'jp'].map((market) => readyCart(world, market, goods)))
  const pending = await place(world, 'fr', goods)
  const held = await authorised(world, 'fr', goods)
  const shipped = await authorised(world, 'fr', goods)
  await shipped.ship()
  await shipped.handOver(1)
  const mug = [{ ref: 'GEN-MG-CRM', quantity: 1 }]
  const backs = [
    await shipped.withdraw(mug),
    await shipped.confirm(await shipped.withdraw(mug)),
    await shipped.announce(mug),
  ]
  const orders = [pending, held, shipped]
  return {
    cart: carts.map(({ id }) => id),
    toPay: carts.map(({ quote }) => quote.totals.toPay),
    order: orders.map(({ id }) => id),
    number: orders.map(({ number }) => number),
    shipment: [1, 2],
    return: backs.map(({ id }) => id),
  }
}

interface Shot {
  path: Record<string, unknown>
  query: Record<string, unknown>
  header: Record<string, unknown>
  body: { type: string; payload: string } | undefined
  key: 'owner' | 'none' | 'wrong'
}

const operations = Object.entries(contract.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
)

function parametersOf(operation: Operation, where: Parameter['in']): fc.Arbitrary<Record<string, unknown>> {
  const own = (operation.parameters ?? [])
    .map((each) => resolve<Parameter>(contract, each))
    .filter((each) => each.in === where)
  const values = Object.fromEntries(own.map(({ name, schema }) => [name, generate.mixed(schema, name)]))
  const requiredKeys = own.filter(({ required }) => required).map(({ name }) => name)
  return fc.record(values, { requiredKeys }) as fc.Arbitrary<Record<string, unknown>>
}

function bodyOf(operation: Operation): fc.Arbitrary<Shot['body']> {
  const content = Object.entries(operation.requestBody?.content ?? {})
  if (content.length === 0) return fc.constant(undefined)
  const fitting = content.map(([type, { schema }]) => payloadOf(type, schema).map((payload) => ({ type, payload })))
  const wrong = fc.record({
    type: fc.constantFrom('application/json', 'text/csv', 'application/x-ndjson', 'text/plain', 'nonsense'),
    payload: fc.oneof(fc.string({ unit: 'binary' }), fc.json()),
  })
  return fc.oneof({ arbitrary: fc.oneof(...fitting), weight: 9 }, { arbitrary: wrong, weight: 1 })
}

function payloadOf(type: string, schema: Schema): fc.Arbitrary<string> {
  if (type === 'application/json') return generate.mixed(schema).map((value) => JSON.stringify(value) ?? '')
  const documentSchema = (schema.contentSchema as Schema | undefined) ?? {
    $ref: '#/components/schemas/ProductDocument',
  }
  const document = generate.mixed(documentSchema).map((each) => JSON.stringify(each))
  if (type === 'application/x-ndjson') return fc.array(document, { maxLength: 4 }).map((lines) => lines.join('\n'))
  const cell = fc.oneof(fc.constantFrom(...AWKWARD, 'toy', '[]', '{}'), fc.string({ unit: 'binary', maxLength: 8 }))
  const row = fc.array(cell, { minLength: 4, maxLength: 5 }).map((cells) => cells.join(','))
  return fc.array(row, { maxLength: 4 }).map((rows) => ['code,kind,name,variants', ...rows].join('\n'))
}

function shotAt(operation: Operation): fc.Arbitrary<Shot> {
  return fc.record({
    path: parametersOf(operation, 'path'),
    query: parametersOf(operation, 'query'),
    header: parametersOf(operation, 'header'),
    body: bodyOf(operation),
    key: fc.constantFrom('owner', 'owner', 'owner', 'none', 'wrong'),
  })
}

function urlOf(path: string, { path: values, query }: Shot): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(values[name]))
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((each) => `${encoded(name)}=${encoded(each)}`),
  )
  return pairs.length > 0 ? `${filled}?${pairs.join('&')}` : filled
}

function encoded(value: unknown): string {
  return encodeURIComponent(written(value).toWellFormed())
}

function written(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Headers carry printable ASCII; a client cannot send anything else. */
function headersOf({ header, body, key }: Shot): Record<string, string> {
  const own = Object.entries(header).map(([name, value]) => [name, written(value).replaceAll(/[^\x20-\x7e]/g, '?')])
  return {
    ...Object.fromEntries(own),
    ...(body && { 'content-type': body.type }),
    ...(key === 'owner' && engine.owner),
    ...(key === 'wrong' && { authorization: 'Bearer noyau_nobody' }),
  }
}

describe('whatever is sent, the answer is one that the contract knows', () => {
  test.each(operations.map((each) => [each.operation.operationId, each] as const))(
    '%s',
    async (_, { path, method, operation }) => {
      const known = new Set([...Object.keys(operation.responses).map(Number), ...OF_THE_EDGE])
      await fc.assert(
        fc.asyncProperty(shotAt(operation), async (shot) => {
          const answer = await engine.app.inject({
            method: method as 'GET',
            url: urlOf(path, shot),
            headers: headersOf(shot),
            ...(shot.body && { payload: shot.body.payload }),
          })
          expect(answer.statusCode, answer.body).toBeLessThan(500)
          expect(known, `${answer.statusCode} ${answer.body}`).toContain(answer.statusCode)
          if (answer.statusCode < 400) return
          expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
          expect(isProblem(answer.json())).toEqual([])
        }),
        { numRuns: RUNS, endOnFailure: true, includeErrorInReport: true },
      )
    },
    20_000 + RUNS * 100,
  )

  test('and the engine is as well as before', async () => {
    for (const url of ['/ready', '/v1/markets/fr/products', '/v1/markets/jp/products?q=コーヒー', '/metrics']) {
      expect((await engine.app.inject({ method: 'GET', url: encodeURI(url) })).statusCode).toBe(200)
    }
  })
})
