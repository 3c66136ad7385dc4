import { expect, test } from 'vitest'
import { providers } from '../config/providers.ts'
import { Lifecycle } from './lifecycle.ts'
import { openProviders } from './open-providers.ts'

test('a data folder that cannot be made is refused by the name of its variable', async () => {
  const settings = {
    dataDir: import.meta.filename,
    simulatedProviderUrl: undefined,
    simulatedProviderSecret: '0123456789abcdef',
  }
  await expect(openProviders(new Lifecycle(() => {}), settings, providers, () => {})).rejects.toThrow(
    /^DATA_DIR cannot be used/,
  )
})
