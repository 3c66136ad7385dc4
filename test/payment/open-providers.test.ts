import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { providers as choice } from '../../config/providers.ts'
import { Lifecycle } from '../../core/lifecycle.ts'
import { openProviders } from '../../core/open-providers.ts'
import { ProviderUnreachable } from '../../core/payment/provider.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { SECRET } from './world.ts'

const folder = temporaryFolder('noyau-providers-')
afterAll(() => folder.remove())

const settings = {
  dataDir: join(folder.path, 'data'),
  simulatedProviderUrl: undefined,
  simulatedProviderSecret: SECRET,
}
const request = () => ({
  paymentId: crypto.randomUUID(),
  market: 'fr',
  method: 'cash',
  flow: 'cash' as const,
  amount: 1n,
  currency: 'EUR',
})

test('the simulated provider is started beside the engine, once that has begun, and stopped with it', async () => {
  const lifecycle = new Lifecycle(() => {})
  const { providers, begin } = await openProviders(lifecycle, settings, choice, () => {})
  const asked = providers.get('simulated')?.create(request())
  begin('http://127.0.0.1:9', () => {})
  expect(await asked).toMatchObject({
    currency: 'EUR',
    facts: [{ is: 'authorised' }, { is: 'captured', amount: 1n }, { is: 'refunded' }],
  })
  expect(existsSync(join(settings.dataDir, 'simulated-provider.ndjson'))).toBe(true)
  expect(await lifecycle.close()).toBe(true)
  await expect(providers.get('simulated')?.create(request())).rejects.toBeInstanceOf(ProviderUnreachable)
})

test('one that runs already is used as it is; none is started where config names none', async () => {
  const lifecycle = new Lifecycle(() => {})
  const running = { ...settings, simulatedProviderUrl: 'http://127.0.0.1:1' }
  const { providers } = await openProviders(lifecycle, running, choice, () => {})
  await expect(providers.get('simulated')?.create(request())).rejects.toBeInstanceOf(ProviderUnreachable)
  const none = await openProviders(lifecycle, settings, { ...choice, routes: [] }, () => {})
  expect(none.providers.size).toBe(0)
  expect(await lifecycle.close()).toBe(true)
})
