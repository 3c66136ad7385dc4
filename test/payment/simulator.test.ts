import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { processesIn } from '../../core/db/embedded/process-identity.ts'
import { SimulatorProcess } from '../../core/payment/simulator/process.ts'
import { TEST_NUMBERS } from '../../core/payment/simulator/test-numbers.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { SECRET } from './world.ts'

const folder = temporaryFolder('noyau-simulator-')
const simulator = new SimulatorProcess({ secret: SECRET, stateFile: join(folder.path, 'state.ndjson'), log: () => {} })
let address: string
beforeAll(async () => {
  address = await simulator.address()
})
afterAll(async () => {
  await simulator.stop()
  folder.remove()
})

const request = (more: object = {}) => ({
  paymentId: crypto.randomUUID(),
  market: 'fr',
  method: 'card',
  flow: 'card',
  amount: 100_00,
  currency: 'EUR',
  ...more,
})

async function post(path: string, body: object, headers: Record<string, string> = {}) {
  const answer = await fetch(address + path, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      authorization: `Bearer ${SECRET}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      ...headers,
    },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  return {
    status: answer.status,
    text,
    body: text.startsWith('{') ? JSON.parse(text) : undefined,
    headers: answer.headers,
  }
}

const read = async (path: string) => (await fetch(address + path)).text()

describe('keys', () => {
  test('the same request again gets the same answer; another body under the same key is refused', async () => {
    const key = { 'idempotency-key': 'key-1' }
    const body = request({ testNumber: '4000000000002008' })
    const first = await post('/payments', body, key)
    expect(first).toMatchObject({ status: 201, body: { status: 'authorised' } })
    expect((await post('/payments', body, key)).text).toBe(first.text)
    expect(await post('/payments', { ...body, amount: 1 }, key)).toMatchObject({
      status: 409,
      body: { error: 'idempotency-mismatch' },
    })
  })

  test('no key, no secret, nonsense: refused', async () => {
    expect((await post('/payments', request(), { 'idempotency-key': '' })).status).toBe(400)
    expect((await post('/payments', request(), { authorization: 'Bearer guess' })).status).toBe(401)
    for (const wrong of [{ amount: 0 }, { amount: 1.5 }, { flow: 'barter' }, { currency: 1 }])
      expect((await post('/payments', request(wrong))).status).toBe(400)
    expect((await post('/payments/nothing/captures', { id: 'c', amount: 1 })).status).toBe(404)
  })

  test('it too refuses to capture above what is held, and to give back above what was taken', async () => {
    const { body } = await post('/payments', request({ testNumber: '4000000000002008' }))
    const path = `/payments/${body.reference}`
    expect((await post(`${path}/captures`, { id: 'c', amount: 100_01 })).body).toMatchObject({
      error: 'capture-above-authorised',
    })
    await post(`${path}/captures`, { id: 'c', amount: 60_00 })
    expect((await post(`${path}/refunds`, { id: 'r', amount: 60_01 })).body).toMatchObject({
      error: 'refund-above-captured',
    })
    expect((await post(`${path}/cancel`, {})).body).toMatchObject({ error: 'captured-already' })
  })
})

describe('pages', () => {
  test('the front page lists every test number and the newest payments', async () => {
    const { body } = await post('/payments', request({ method: '<b>' }))
    const page = await read('/')
    for (const { number } of TEST_NUMBERS) expect(page).toContain(number)
    expect(page).toContain(body.reference)
    expect(page).not.toContain('<b>')
  })

  test('the README lists every test number with what it does', () => {
    const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8')
    for (const { number, says, flows } of TEST_NUMBERS)
      expect(readme).toContain(`| \`${number}\` | ${flows?.join(', ') ?? 'all'} | ${says} |`)
  })

  test.each([
    ['approve', 'authorised'],
    ['decline', 'failed'],
  ])('the shopper can %s on the page, and is sent back', async (button, status) => {
    const returnUrl = 'http://127.0.0.1:9/back'
    const { body } = await post('/payments', request({ returnUrl }))
    expect(await read(new URL(body.nextAction.url).pathname)).toContain('100.00 EUR by card')
    const sent = await post(`/pay/${body.reference}/${button}`, {})
    expect([sent.status, sent.headers.get('location')]).toEqual([303, returnUrl])
    expect(await read(`/pay/${body.reference}`)).toContain(`Status: ${status}`)
    expect((await post(`/pay/${body.reference}/${button}`, {})).status).toBe(409)
  })
})

describe('the process', () => {
  test('killed and started again, it remembers payments, keys and charges', async () => {
    const key = { 'idempotency-key': 'before-the-crash' }
    const body = request({ testNumber: '4000000000002008' })
    const { body: payment, text } = await post('/payments', body, key)
    await post(`/payments/${payment.reference}/captures`, { id: 'c', amount: 60_00 }, { 'idempotency-key': 'capture' })
    const charges = await read('/sim/charges')
    await simulator.crash()
    address = await simulator.address()
    expect((await post('/payments', body, key)).text).toBe(text)
    await post(`/payments/${payment.reference}/captures`, { id: 'c', amount: 60_00 }, { 'idempotency-key': 'capture' })
    expect(await read('/sim/charges')).toBe(charges)
    expect(JSON.parse(charges).charges).toContainEqual(
      expect.objectContaining({ paymentId: body.paymentId, amount: 60_00 }),
    )
  })

  test('messages that waited when it was killed are sent after all', async () => {
    const taken: string[] = []
    const shop = createServer((received, answer) => {
      received
        .on('data', (chunk: Buffer) => taken.push(JSON.parse(chunk.toString()).payment.paymentId))
        .on('end', () => answer.end())
    })
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
    const { port } = shop.address() as AddressInfo
    const target = (mode: string) => put('/sim/webhooks', { mode, target: `http://127.0.0.1:${port}/` })
    await target('manual')
    const { paymentId } = (await post('/payments', request({ testNumber: '4000000000002008' }))).body
    await simulator.crash()
    address = await simulator.address()
    await target('prompt')
    while (!taken.includes(paymentId)) await new Promise((resolve) => setImmediate(resolve))
    const waiting = async () =>
      JSON.parse(await read('/sim/webhooks')).messages.filter(({ state }: { state: string }) => state === 'waiting')
    while ((await waiting()).length > 0) await new Promise((resolve) => setImmediate(resolve))
    await simulator.crash()
    address = await simulator.address()
    expect(JSON.parse(await read('/sim/webhooks')).messages).toEqual([])
    shop.closeAllConnections()
    shop.close()
  })

  async function put(path: string, body: object): Promise<void> {
    const headers = { 'content-type': 'application/json' }
    await fetch(address + path, { method: 'PUT', headers, body: JSON.stringify(body) })
  }

  test('stops when it is told, and starts no more', async () => {
    const own = new SimulatorProcess({ secret: SECRET, log: () => {} })
    const at = await own.address()
    await own.stop()
    await expect(fetch(at)).rejects.toThrow()
    await expect(own.address()).rejects.toThrow('stopped')
  })

  test('ends when whoever started it is killed', async () => {
    const home = temporaryFolder('noyau-simulator-home-')
    const child = spawn(process.execPath, [join(import.meta.dirname, 'simulator-child.ts')], {
      cwd: home.path,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = (await once(child.stdout, 'data')) as [Buffer]
    const at = line.toString().trim()
    expect((await fetch(at)).status).toBe(200)
    child.kill('SIGKILL')
    await once(child, 'exit')
    while (processesIn(home.path).length > 0) await new Promise((resolve) => setImmediate(resolve))
    await expect(fetch(at)).rejects.toThrow()
    home.remove()
  })
})
