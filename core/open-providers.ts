import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Lifecycle } from './lifecycle.ts'
import { type ProviderChoice, type Providers, usesProvider } from './payment/provider-choice.ts'
import { SimulatedProvider } from './payment/simulated-provider.ts'
import { SimulatorProcess } from './payment/simulator/process.ts'

export interface ProviderSettings {
  dataDir: string
  simulatedProviderUrl: string | undefined
  simulatedProviderSecret: string
}

/** The payment providers that config names. `begin` is told where the engine listens, so that their messages find it. */
export async function openProviders(
  lifecycle: Lifecycle,
  settings: ProviderSettings,
  choice: ProviderChoice,
  log: (message: string) => void,
): Promise<{ providers: Providers; begin: (address: string, announce: (line: string) => void) => void }> {
  if (!usesProvider(choice, 'simulated')) return { providers: new Map(), begin: () => {} }
  const { simulatedProviderUrl: url, simulatedProviderSecret: secret } = settings
  const toleranceSeconds = choice.webhookToleranceSeconds
  const provider = (address: () => Promise<string>) =>
    new Map([['simulated', new SimulatedProvider({ address, secret, toleranceSeconds })]])
  if (url !== undefined) return { providers: provider(async () => url), begin: () => {} }
  makeFolder(settings.dataDir)
  const { promise: webhookUrl, resolve } = Promise.withResolvers<string>()
  const stateFile = join(settings.dataDir, 'simulated-provider.ndjson')
  // Opened before the server that calls it, so that it is closed after it.
  const simulator = await lifecycle.open(
    'Simulated payment provider',
    async () => new SimulatorProcess({ secret, webhookUrl, stateFile, log }),
    (opened) => opened.stop(),
  )
  return {
    providers: provider(() => simulator.address()),
    begin: (address, announce) => {
      resolve(`${address}/v1/providers/simulated/webhooks`)
      simulator.address().then(
        (page) => announce(`  Payments   ${page} plays the payment provider; its page lists test numbers`),
        (error: Error) => simulator.stopped || log(`The simulated payment provider did not start: ${error.message}`),
      )
    },
  }
}

/** DATA_DIR cannot be a folder; the message is one line with the fix. */
export class DataFolderUnusable extends Error {
  override readonly name = 'DataFolderUnusable'
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new DataFolderUnusable(
      `DATA_DIR cannot be used (${(error as Error).message}): set a folder that can be made and written`,
      { cause: error },
    )
  }
}
