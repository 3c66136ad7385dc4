import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Contract, type Operation, type Parameter, resolve, type Schema } from '../contract/document.ts'
import { Serialised } from '../contract/serialised.ts'
import { type Check, rebased, Validators } from '../contract/validator.ts'
import { type FieldError, Refusal } from '../problem/refusal.ts'
import { PRODUCT_HEADER } from './cached-page.ts'
import type { KeyRing } from './keys.ts'
import type { Handler, Handlers, OperationId } from './operation.ts'
import type { Services } from './services.ts'

/** What a route is made of. */
interface Bound {
  method: string
  url: string
  operation: Operation
  handler: Handler<OperationId>
}

/** A look at each answer before it is sent; tests check it against the contract. */
export type Inspect = (operationId: string, status: number, body: unknown) => void

export interface BindOptions {
  contract: Contract
  handlers: Handlers
  services: Services
  keys: KeyRing
  inspect?: Inspect | undefined
}

/**
 * Makes a route of every operation of the contract. An operation without a handler, or a handler without an operation,
 * is an error at start.
 */
export function bind(app: FastifyInstance, options: BindOptions): void {
  const validators = new Validators(options.contract)
  const bound = routesOf(options.contract, options.handlers)
  const [raw, checked] = [true, false].map((wanted) => bound.filter((each) => isRaw(each.operation) === wanted))
  for (const route of checked as Bound[]) addRoute(app, route, validators, options)
  app.register(async (scope) => {
    takeBytes(scope)
    for (const route of raw as Bound[]) addRoute(scope, route, validators, options)
  })
}

function isRaw(operation: Operation): boolean {
  return operation['x-raw-body'] === true
}

/** Bodies of any type as the bytes that came; the contract says which types are taken. */
function takeBytes(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}

function routesOf(contract: Contract, handlers: Handlers): Bound[] {
  const byId = handlers as unknown as Record<string, Handler<OperationId>>
  const routes = Object.entries(contract.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method,
      url: path.replaceAll(/\{(\w+)\}/g, ':$1'),
      operation,
    })),
  )
  const ids = new Set(routes.map(({ operation }) => operation.operationId))
  const missing = [...ids].filter((id) => !byId[id])
  const surplus = Object.keys(byId).filter((id) => !ids.has(id))
  if (missing.length > 0 || surplus.length > 0) {
    throw new Error(
      `The contract and the handlers differ: no handler for ${missing.join(', ') || '–'}; no operation for ${surplus.join(', ') || '–'}`,
    )
  }
  return routes.map((route) => ({ ...route, handler: byId[route.operation.operationId] as Handler<OperationId> }))
}

function addRoute(
  app: FastifyInstance,
  { method, url, operation, handler }: Bound,
  validators: Validators,
  options: BindOptions,
): void {
  const check = requestCheck(options.contract, operation, validators)
  const { keys, services, inspect } = options
  const changes = method !== 'get' && needsKey(operation)
  app.route({
    method: method.toUpperCase(),
    url,
    bodyLimit: BODY_BYTES_MAX,
    handler: async (request, reply) => {
      // Who signs its bytes needs no key, and may use the header for something else.
      const secret = isRaw(operation) ? undefined : bearer(request)
      const actor = secret === undefined ? undefined : await keys.actorOf(secret)
      if (secret !== undefined && !actor)
        throw new Refusal('unauthenticated', 'The key is not known, or was revoked.', 'Authorization')
      if (needsKey(operation) && !actor)
        throw new Refusal('unauthenticated', 'Send a key as `Authorization: Bearer <key>`.', 'Authorization')
      const checked = check(request)
      const headers = {
        acceptLanguage: request.headers['accept-language'],
        idempotencyKey: request.headers['idempotency-key'] as string,
        sent: request.headers,
      }
      const told = { ...checked, actor, headers, sentText: request.sentText }
      const answer: SentAnswer = await handler(told as never, services)
      if (changes) await services.watch.catchUp()
      inspect?.(operation.operationId, answer.status, bodyOf(answer))
      return send(reply, answer)
    },
  })
}

const BODY_BYTES_MAX = 1024 * 1024

/** Every alternative of the operation's security names a key. */
function needsKey(operation: Operation): boolean {
  const alternatives = operation.security ?? []
  return alternatives.length > 0 && alternatives.every((alternative) => Object.keys(alternative).length > 0)
}

function bearer(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization
  if (header === undefined) return undefined
  return /^Bearer (\S{1,200})$/i.exec(header)?.[1] ?? ''
}

interface SentAnswer {
  status: number
  body?: unknown
  type?: string
  product?: string
}

/** What an answer says, however it is written. */
function bodyOf({ body }: SentAnswer): unknown {
  return body instanceof Serialised ? JSON.parse(body.text) : body
}

function send(reply: FastifyReply, { status, body, type, product }: SentAnswer): FastifyReply {
  reply.code(status)
  if (product !== undefined) reply.header(PRODUCT_HEADER, product)
  if (body === undefined) return reply.send()
  if (type) return reply.type(type).send(body)
  return reply
    .type('application/json; charset=utf-8')
    .send(Buffer.from(body instanceof Serialised ? body.text : JSON.stringify(body)))
}

interface Checked {
  path: Record<string, unknown>
  query: Record<string, unknown>
  body: unknown
}

function requestCheck(
  contract: Contract,
  operation: Operation,
  validators: Validators,
): (request: FastifyRequest) => Checked {
  const parameters = (operation.parameters ?? []).map((parameter) => resolve<Parameter>(contract, parameter))
  const path = parametersCheck(parameters, 'path', validators)
  const query = parametersCheck(parameters, 'query', validators)
  const headers = headersCheck(parameters, validators)
  const schema = operation.requestBody?.content['application/json']?.schema
  const body = schema && !isRaw(operation) ? validators.body(schema) : undefined
  const types = operation.requestBody && Object.keys(operation.requestBody.content)
  return (request) => {
    if (types) refuseOtherTypes(request, types)
    const checked: Checked = {
      path: { ...(request.params as object) },
      query: { ...(request.query as object) },
      body: request.body,
    }
    refuse('invalid-parameter', path(checked.path))
    refuse('invalid-parameter', query(checked.query))
    refuse('invalid-parameter', headers(request))
    if (body) refuse('invalid-request', body(checked.body))
    return checked
  }
}

/** The server reads files and JSON; an operation takes what its contract names. */
function refuseOtherTypes(request: FastifyRequest, types: readonly string[]): void {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== undefined && types.includes(type)) return
  throw new Refusal('unsupported-media-type', `Send the body as ${types.join(' or ')}.`, 'Content-Type')
}

function parametersCheck(parameters: readonly Parameter[], where: 'path' | 'query', validators: Validators): Check {
  const own = parameters.filter((parameter) => parameter.in === where)
  const schema: Schema = {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(own.map(({ name, schema: type }) => [name, type])),
    required: own.filter(({ required }) => required).map(({ name }) => name),
  }
  const check = validators.parameters(rebased(schema))
  return (value) => {
    const errors = check(value).map((error) => ({ ...error, pointer: error.pointer.replace(/^\//, '') }))
    return errors.length > 0 ? errors : nulErrors(value as Record<string, unknown>)
  }
}

/** Headers that an operation cannot do without. Others are read where they matter, and wrong ones are as if they were not sent. */
function headersCheck(
  parameters: readonly Parameter[],
  validators: Validators,
): (request: FastifyRequest) => FieldError[] {
  const needed = parameters
    .filter((parameter) => parameter.in === 'header' && parameter.required)
    .map(({ name, schema }) => ({ name, check: validators.body(schema) }))
  return (request) =>
    needed.flatMap(({ name, check }) => {
      const value = request.headers[name.toLowerCase()]
      if (value === undefined) return [{ pointer: name, detail: 'is missing; add it' }]
      return check(value).map(({ detail }) => ({ pointer: name, detail }))
    })
}

/** PostgreSQL stores no NUL, so that nothing can be found by one. */
function nulErrors(parameters: Record<string, unknown>): FieldError[] {
  return Object.entries(parameters)
    .filter(([, value]) => String(value).includes('\0'))
    .map(([pointer]) => ({ pointer, detail: 'has a NUL character; take it out' }))
}

function refuse(type: 'invalid-parameter' | 'invalid-request', errors: FieldError[]): void {
  const [first] = errors
  if (first) throw new Refusal(type, `${first.pointer || 'The body'} ${first.detail}.`, errors)
}
