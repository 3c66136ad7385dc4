import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import { readContract } from '../../core/contract/document.ts'
import type { components, operations as Operations } from '../../openapi/v1.d.ts'

const contract = readContract()

/** Operations of the contract by their id, with where they are. */
const operations = new Map(
  Object.entries(contract.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => [operation.operationId, { path, method: method.toUpperCase(), operation }] as const,
    ),
  ),
)

export interface Call {
  path?: Record<string, string | number>
  query?: Record<string, string | number>
  body?: unknown
  headers?: Record<string, string>
}

export type OperationId = keyof Operations
export type Problem = components['schemas']['Problem']

/** What an operation answers where it does what was asked. */
export type Done<Id extends OperationId> = Operations[Id]['responses'] extends infer Responses
  ? { [Status in keyof Responses & (200 | 201)]: JsonOf<Responses[Status]> }[keyof Responses & (200 | 201)]
  : never
type JsonOf<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : undefined

export interface Answer<Body = unknown> {
  status: number
  body: Body
}

/** Calls operations by their names and remembers which statuses they answered with. */
export class Calls {
  readonly #app: () => FastifyInstance
  readonly #seen = new Map<OperationId, Set<number>>()
  #keys = 0

  constructor(app: () => FastifyInstance) {
    this.#app = app
  }

  /** An `Idempotency-Key` of its own is sent where a call names none. */
  send<Id extends OperationId>(id: Id, call: Call): Promise<Answer<Done<Id>>> {
    return this.#ask<Done<Id>>(id, call)
  }

  async #ask<Body>(id: OperationId, { path = {}, query = {}, body, headers = {} }: Call): Promise<Answer<Body>> {
    const { path: template, method } = operationOf(id)
    const search = new URLSearchParams(query as Record<string, string>).toString()
    const filled = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(path[name] ?? name))
    const answer = await this.#app().inject({
      method: method as 'GET',
      url: search ? `${filled}?${search}` : filled,
      headers: {
        'idempotency-key': `call-number-${this.#keys++}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    this.#seen.set(id, (this.#seen.get(id) ?? new Set()).add(answer.statusCode))
    return { status: answer.statusCode, body: (answer.body ? answer.json() : undefined) as Body }
  }

  /** A call that is refused as it should be. */
  async refused(id: OperationId, call: Call, status: number, type: string, pointer?: string): Promise<Answer<Problem>> {
    const answer = await this.#ask<Problem>(id, call)
    expect({ status: answer.status, type: answer.body?.type }, JSON.stringify(answer.body)).toEqual({
      status,
      type: `https://noyau.dev/problems/${type}`,
    })
    if (pointer !== undefined) expect(pointersOf(answer)).toContain(pointer)
    return answer
  }

  /** Statuses that the contract names for these operations and that nobody was answered with. */
  missing(ids: readonly OperationId[]): string[] {
    return ids.flatMap((id) =>
      Object.keys(operationOf(id).operation.responses)
        .filter((status) => !this.#seen.get(id)?.has(Number(status)))
        .map((status) => `${id} ${status}`),
    )
  }
}

function operationOf(id: OperationId) {
  const found = operations.get(id)
  if (!found) throw new Error(`the contract has no operation ${id}`)
  return found
}

export function takesBody(id: OperationId): boolean {
  return operationOf(id).operation.requestBody !== undefined
}

export function needsKey(id: OperationId): boolean {
  return (operationOf(id).operation.security ?? []).length > 0
}

/** Where a problem says that something is wrong. */
export function pointersOf({ body }: Answer<Problem>): string[] {
  return body.errors.map(({ pointer }) => pointer)
}

/** What the edge refuses before an operation is asked, for every operation alike. */
export async function refusedAtTheEdge(calls: Calls, id: OperationId, call: Call): Promise<void> {
  await calls.refused(id, { ...call, path: { ...call.path, market: 'fr%00' } }, 400, 'invalid-parameter', 'market')
  await calls.refused(id, { ...call, path: { ...call.path, market: 'xx' } }, 404, 'unknown-market', 'market')
  if (!takesBody(id)) return
  const { headers } = call
  const wrong = { ...call, body: 'version=1', headers: { ...headers, 'content-type': 'text/plain' } }
  await calls.refused(id, wrong, 415, 'unsupported-media-type', 'Content-Type')
  await calls.refused(id, { ...call, body: JSON.stringify('x'.repeat(1_100_000)) }, 413, 'body-too-large')
  await calls.refused(id, { ...call, body: { ...(call.body as object), unheard: 1 } }, 400, 'invalid-request')
}
