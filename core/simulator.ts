import { ConfigurationError, readSimulatorEnv } from '../config/env.ts'
import { AddressUnusable, listen } from './http/listen.ts'
import { Lifecycle } from './lifecycle.ts'
import { createSimulator } from './payment/simulator/server.ts'

// The simulated payment provider, a program of its own: the engine starts it, or whoever wants it to outlive the engine.

const complain = (message: string) => process.stderr.write(`${message}\n`)
const lifecycle = new Lifecycle(complain)
lifecycle.endOnSignals()

try {
  const env = readSimulatorEnv()
  const app = createSimulator(env)
  const address = await lifecycle.open(
    'Simulated provider',
    () => listen(app, { host: '127.0.0.1', port: env.port }),
    () => app.close(),
  )
  if (process.send) tellParent(address)
  else process.stdout.write(`Simulated payment provider ${address}\n`)
} catch (error) {
  complain(error instanceof ConfigurationError || error instanceof AddressUnusable ? error.message : String(error))
  process.exit(1)
}

/** Who started us learns where we listen; when it is gone, so are we. */
function tellParent(address: string): void {
  process.on('disconnect', () => void lifecycle.close().then(() => process.exit(0)))
  process.send?.({ address })
}
