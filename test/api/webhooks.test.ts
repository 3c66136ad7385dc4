import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SIGNATURE_HEADER, sign } from '../../core/payment/signature.ts'
import { NOON, PROVIDER_SECRET, type TestEngine, testEngine } from '../engine.ts'

let engine: TestEngine
beforeAll(async () => {
  engine = await testEngine()
})
afterAll(() => engine.close())

const BODY = JSON.stringify({
  id: 'evt_1',
  payment: { paymentId: '0199aaaa-0000-7000-8000-000000000000', reference: 'sim_1' },
})

async function post(body: string, headers: Record<string, string>, provider = 'simulated') {
  const answer = await engine.app.inject({
    method: 'POST',
    url: `/v1/providers/${provider}/webhooks`,
    headers: { 'content-type': 'application/json', ...headers },
    payload: body,
  })
  const problem = answer.body === '' ? undefined : answer.json()
  return { status: answer.statusCode, type: problem?.type.split('/').at(-1), problem }
}

function signed(body: string, at = NOON): Record<string, string> {
  return { [SIGNATURE_HEADER]: sign(PROVIDER_SECRET, at / 1000, Buffer.from(body)) }
}

describe('receiveWebhook', () => {
  test('202, with nothing in it, also for the second time', async () => {
    expect(await post(BODY, signed(BODY))).toEqual({ status: 202, type: undefined, problem: undefined })
    expect((await post(BODY, signed(BODY))).status).toBe(202)
  })

  test('202 about a payment that is not named as ours are', async () => {
    const body = BODY.replace('evt_1', 'evt_4').replace('0199aaaa-0000-7000-8000-000000000000', 'another-shop-1')
    expect((await post(body, signed(body))).status).toBe(202)
  })

  test('401 where it is not signed or signed by another, and the fix', async () => {
    expect(await post(BODY, {})).toMatchObject({
      status: 401,
      type: 'webhook-forged',
      problem: { title: 'The message of the provider is not genuine', errors: [{ pointer: SIGNATURE_HEADER }] },
    })
  })

  test('400 where it is too old or cannot be read', async () => {
    expect(await post(BODY, signed(BODY, NOON - 86_400_000))).toMatchObject({ status: 400, type: 'webhook-too-old' })
    for (const body of [
      '{',
      'null',
      '{"id":"evt_2"}',
      '[]',
      BODY.replace('evt_1', '\\u0000'),
      BODY.replace('"sim_1"', '1'),
    ])
      expect(await post(body, signed(body))).toMatchObject({ status: 400, type: 'malformed-body' })
    expect((await post('', {})).status).toBe(400)
  })

  test('404 for a provider that config does not name', async () => {
    expect(await post(BODY, signed(BODY), 'another')).toMatchObject({ status: 404, type: 'not-found' })
  })

  test('413 and 415', async () => {
    const large = `"${'x'.repeat(1024 * 1024)}"`
    expect(await post(large, signed(large))).toMatchObject({ status: 413, type: 'body-too-large' })
    expect(await post(BODY, { ...signed(BODY), 'content-type': 'text/plain' })).toMatchObject({
      status: 415,
      type: 'unsupported-media-type',
    })
  })

  test('a key of ours is neither asked for nor looked at', async () => {
    const body = BODY.replace('evt_1', 'evt_3')
    expect((await post(body, { ...signed(body), authorization: 'Basic c2ltOnNpbQ==' })).status).toBe(202)
  })
})
