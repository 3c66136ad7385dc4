import { readFileSync } from 'node:fs'

/** A schema of OpenAPI 3.1, which is a schema of JSON Schema 2020-12. */
export type Schema = { [keyword: string]: unknown }

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  schema: Schema
}

export interface Operation {
  operationId: string
  tags?: string[]
  security?: Record<string, unknown>[]
  parameters?: (Parameter | { $ref: string })[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  /** The handler is given the very bytes that came: the sender signs them, and is known by its signature alone. */
  'x-raw-body'?: boolean
  responses: Record<string, { content?: Record<string, { schema: Schema }> } | { $ref: string }>
}

/** The contract as written in `openapi/v1.yaml`, the one source of requests, answers and types. */
export interface Contract {
  openapi: string
  info: { title: string; version: string; [key: string]: unknown }
  paths: Record<string, Record<string, Operation>>
  components: {
    schemas: Record<string, Schema>
    parameters: Record<string, Parameter>
    responses: Record<string, { content?: Record<string, { schema: Schema }> }>
    [kind: string]: Record<string, unknown>
  }
  [key: string]: unknown
}

let contract: Contract | undefined

/** Reads the contract once, as it was generated from the YAML. */
export function readContract(): Contract {
  contract ??= JSON.parse(readFileSync(new URL('../../openapi/v1.json', import.meta.url), 'utf8')) as Contract
  return contract
}

/** Follows a local reference such as `#/components/parameters/Market`; anything else is returned as it is. */
export function resolve<T extends object>(document: Contract, value: T | { $ref: string }): T {
  if (!('$ref' in value)) return value
  const path = (value.$ref as string).slice(2).split('/')
  let found: unknown = document
  for (const key of path) found = (found as Record<string, unknown>)[key]
  return found as T
}
