import type { ErrorObject, ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { FieldError } from '../problem/refusal.ts'
import { type Contract, readContract, type Schema } from './document.ts'

/** Checks a value and says every field that is wrong; empty where it fits. */
export type Check = (value: unknown) => FieldError[]

/**
 * Validators made from the very schemas that are published. Bodies are taken as they are; parameters arrive as text and
 * are coerced.
 */
export class Validators {
  readonly #contract: Contract
  readonly #body: Ajv2020
  readonly #parameters: Ajv2020

  constructor(contract: Contract = readContract()) {
    this.#contract = contract
    this.#body = this.#ajv(false)
    this.#parameters = this.#ajv('array')
  }

  /** For a named schema of the contract. */
  named(name: string): Check {
    return this.body({ $ref: `#/components/schemas/${name}` })
  }

  body(schema: Schema): Check {
    return checkOf(this.#body.compile(rebased(schema)))
  }

  /** For an object of parameters; coerces it in place and fills in defaults. */
  parameters(schema: Schema): Check {
    return checkOf(this.#parameters.compile(rebased(schema)))
  }

  #ajv(coerceTypes: false | 'array'): Ajv2020 {
    const ajv = new Ajv2020({
      allErrors: false,
      strict: false,
      coerceTypes,
      useDefaults: coerceTypes !== false,
      logger: false,
      // The contract is checked when it is generated; here that would be most of the time until the first check.
      validateSchema: false,
      meta: false,
    })
    ;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)
    ajv.addSchema({ $id: 'contract', components: { schemas: this.#contract.components.schemas } } as object)
    return ajv
  }
}

/** Points references at the contract that was added by name. */
export function rebased(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"contract#/components/')) as Schema
}

function checkOf(validate: ValidateFunction): Check {
  return (value) => (validate(value) ? [] : fieldErrors(validate.errors ?? []))
}

/** Where no alternative of a `oneOf` fits, each complains: the one meant is the one that got furthest. */
function fieldErrors(errors: readonly ErrorObject[]): FieldError[] {
  const complaints = errors.filter((error) => error.keyword !== 'oneOf')
  if (complaints.length === errors.length) return complaints.map(fieldError)
  const [furthest] = complaints.toSorted((a, b) => distance(b) - distance(a))
  return [fieldError(furthest ?? (errors[0] as ErrorObject))]
}

/** A wrong value says more than a key that is too many, that more than one that is missing, and a deep one more than a shallow one. */
function distance({ keyword, instancePath }: ErrorObject): number {
  const telling = keyword === 'required' ? 0 : keyword === 'additionalProperties' ? 1 : 2
  return instancePath.split('/').length * 3 + telling
}

function fieldError(error: ErrorObject): FieldError {
  const { instancePath, keyword, params, message } = error
  if (keyword === 'required') {
    return {
      pointer: `${instancePath}/${escapePointer(params.missingProperty as string)}`,
      detail: 'is missing; add it',
    }
  }
  if (keyword === 'additionalProperties') {
    const name = params.additionalProperty as string
    return { pointer: `${instancePath}/${escapePointer(name)}`, detail: 'is not known here; leave it out' }
  }
  if (keyword === 'enum') {
    return { pointer: instancePath, detail: `must be one of ${(params.allowedValues as unknown[]).join(', ')}` }
  }
  if (keyword === 'const') return { pointer: instancePath, detail: `must be ${JSON.stringify(params.allowedValue)}` }
  return { pointer: instancePath, detail: message ?? 'does not fit the contract' }
}

function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
