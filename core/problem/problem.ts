import { coreText } from '../text/text.ts'
import type { FieldError, Refusal } from './refusal.ts'

/** A problem document of RFC 9457. */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  requestId: string
  errors: FieldError[]
}

/** Where the types of problems are described. Stable: clients compare it. */
export const PROBLEM_BASE = 'https://noyau.dev/problems/'

/** The document of a refusal, its title in a language. */
export function problemOf(refusal: Refusal, context: { locale: string; requestId: string }): Problem {
  return {
    type: PROBLEM_BASE + refusal.type,
    title: coreText(`problem.${refusal.type}`, context.locale),
    status: refusal.status,
    detail: refusal.message,
    requestId: context.requestId,
    errors: [...refusal.errors],
  }
}
