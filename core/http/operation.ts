import type { IncomingHttpHeaders } from 'node:http'
import type { operations } from '../../openapi/v1.d.ts'
import type { Serialised } from '../contract/serialised.ts'
import type { Actor } from './actor.ts'
import type { Services } from './services.ts'

export type OperationId = keyof operations

type ParametersOf<O, In extends string> = O extends { parameters: infer P }
  ? In extends keyof P
    ? NonNullable<P[In]>
    : Record<never, never>
  : Record<never, never>

type BodyOf<O> = O extends { requestBody: { content: infer C } } ? C[keyof C] : undefined

/** What a handler is given: parameters and body were checked against the contract. */
export interface Request<Id extends OperationId> {
  path: ParametersOf<operations[Id], 'path'>
  query: ParametersOf<operations[Id], 'query'>
  body: BodyOf<operations[Id]>
  /** `idempotencyKey` is there where the contract asks for it. */
  headers: { acceptLanguage: string | undefined; idempotencyKey: string; sent: IncomingHttpHeaders }
  /** The very text of a JSON body, which a signature covers. */
  sentText: string
  /** Who sent the key; undefined without one. */
  actor: Actor | undefined
}

/** `type` is the media type where it is not JSON; `product` the one that an answer shows, whose change forgets it. */
type AnswerAs<R, S> = R extends { content: infer C }
  ? { status: S; body: C[keyof C] | Serialised<C[keyof C]>; type?: string; product?: string }
  : { status: S; body?: undefined }

/** What a handler answers: only a status and a body that the contract knows for its operation compile. Refusals are thrown. */
export type Answer<Id extends OperationId> = operations[Id] extends { responses: infer R }
  ? { [S in keyof R]: S extends 304 ? never : AnswerAs<R[S], S> }[keyof R]
  : never

export type Handler<Id extends OperationId> = (request: Request<Id>, services: Services) => Promise<Answer<Id>>

/** Every operation of the contract has exactly one handler; a missing or surplus one does not compile. */
export type Handlers = { [Id in OperationId]: Handler<Id> }
