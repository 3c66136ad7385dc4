import { fastify } from 'fastify'
import { expect, test } from 'vitest'
import { sendProblem } from './problem-response.ts'

/** What the database refuses when somebody else was faster. */
test.each([
  ['23P01', 'price_windows', 'overlapping-window'],
  ['23505', 'price_standing', 'overlapping-window'],
  ['23505', 'variant_sku_key', 'concurrent-write'],
  ['40P01', undefined, 'concurrent-write'],
])('%s on %s is %s', async (code, constraint, type) => {
  const app = fastify()
  app.setErrorHandler(sendProblem)
  app.get('/', () => {
    throw Object.assign(new Error('refused by the database'), { code, constraint })
  })
  const answer = await app.inject({ url: '/' })
  expect(answer.statusCode).toBe(409)
  expect(answer.json()).toMatchObject({ type: `https://noyau.dev/problems/${type}` })
})
