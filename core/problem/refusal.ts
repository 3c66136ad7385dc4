import { PROBLEMS, type ProblemType } from './catalogue.ts'

/** One field that is wrong, and the fix. `pointer` is a JSON pointer into the request, or the name of a parameter. */
export interface FieldError {
  pointer: string
  detail: string
}

/** A refusal of the catalogue: the request is at fault, and the answer names the field and the fix. */
export class Refusal extends Error {
  readonly type: ProblemType
  readonly status: number
  readonly errors: readonly FieldError[]

  constructor(type: ProblemType, detail: string, errors: readonly FieldError[] | string = []) {
    super(detail)
    this.name = 'Refusal'
    this.type = type
    this.status = PROBLEMS[type]
    this.errors = typeof errors === 'string' ? [{ pointer: errors, detail }] : errors
  }
}
