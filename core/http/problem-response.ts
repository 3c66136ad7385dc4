import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { PROBLEM_BASE, type Problem, problemOf } from '../problem/problem.ts'
import { Refusal } from '../problem/refusal.ts'
import { coreText } from '../text/text.ts'

const PROBLEM_TYPE = 'application/problem+json'

/** Answers a refusal with its problem; anything else is our fault: logged, and answered with a bare 500. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const locale = languageOf(request)
  const refusal = asRefusal(error)
  if (refusal) {
    const problem = problemOf(refusal, { locale, requestId: request.id })
    if (refusal.type === 'unauthenticated') reply.header('WWW-Authenticate', 'Bearer')
    return reply.code(refusal.status).type(PROBLEM_TYPE).send(JSON.stringify(problem))
  }
  request.log.error({ err: error }, 'unexpected')
  const bare: Problem = {
    type: `${PROBLEM_BASE}internal`,
    title: coreText('problem.internal', locale),
    status: 500,
    detail: '',
    requestId: request.id,
    errors: [],
  }
  return reply.code(500).type(PROBLEM_TYPE).send(JSON.stringify(bare))
}

/** The title's language: as asked for, else as the shopper reads; the text falls back to English by itself. */
function languageOf(request: FastifyRequest): string {
  const asked = (request.query as Record<string, unknown> | undefined)?.locale
  if (typeof asked === 'string' && /^[A-Za-z-]{2,20}$/.test(asked)) return asked
  return /^[A-Za-z]{2,3}(-[A-Za-z]{2,4})?/.exec(request.headers['accept-language'] ?? '')?.[0] ?? 'en'
}

function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  const { code, constraint, statusCode, message } = error as Partial<FastifyError> & { constraint?: string }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Refusal('body-too-large', 'The body is too large; send less at a time.', '')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new Refusal(
      'unsupported-media-type',
      'Send the body as the contract says, mostly application/json.',
      'Content-Type',
    )
  if (code === 'FST_ERR_MAX_PARAM_LENGTH' || code === 'FST_ERR_BAD_URL')
    return new Refusal('invalid-parameter', 'The address cannot be read: a part is too long, or badly encoded.', 'path')
  if (code === '23P01' || constraint === 'price_standing')
    return new Refusal(
      'overlapping-window',
      'A price of the same time was written meanwhile; read again and retry.',
      '',
    )
  if (code === '23505' || code === '40P01')
    return new Refusal('concurrent-write', 'Somebody wrote the same at the same time; read again and retry.', '')
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Refusal('malformed-body', `${message}.`, '')
  return undefined
}
