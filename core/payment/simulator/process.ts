import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface SimulatorProcessOptions {
  secret: string
  /** Where messages are sent; where that is not known yet, the start waits for it. */
  webhookUrl?: string | Promise<string>
  stateFile?: string
  /** 0 lets the system choose. */
  port?: number
  /** Told what the process complains of. */
  log: (message: string) => void
}

const ENTRANCE = fileURLToPath(new URL('../../simulator.ts', import.meta.url))
const PATIENCE_MS = 3_000

/** The simulated provider as a process beside this one: started by whoever first asks for its address, and again if it ended. */
export class SimulatorProcess {
  readonly #options: SimulatorProcessOptions
  #child: ChildProcess | undefined
  #starting: Promise<string> | undefined
  #stopped = false

  constructor(options: SimulatorProcessOptions) {
    this.#options = options
  }

  /** Was it told to end? Then a start that was cut short is no mistake. */
  get stopped(): boolean {
    return this.#stopped
  }

  /** Where it listens. */
  address(): Promise<string> {
    if (this.#stopped) return Promise.reject(new Error('The simulated provider is stopped'))
    this.#starting ??= this.#start().catch((error: unknown) => {
      this.#starting = undefined
      throw error
    })
    return this.#starting
  }

  /** Ends it, and waits for its end. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    this.#stopped = true
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    const hard = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
    await ended
    clearTimeout(hard)
  }

  /** The process is gone; the next who asks starts it again. For tests of crashes. */
  async crash(): Promise<void> {
    await this.stop('SIGKILL')
    this.#stopped = false
  }

  async #start(): Promise<string> {
    const webhookUrl = (await this.#options.webhookUrl) ?? ''
    if (this.#stopped) throw new Error('The simulated provider is stopped')
    const child = this.#spawn(webhookUrl)
    this.#child = child
    child.on('exit', () => {
      if (this.#child === child) this.#starting = undefined
    })
    const address = await new Promise<string>((resolve, reject) => {
      child.once('message', (message) => resolve((message as { address: string }).address))
      child.once('error', reject)
      child.once('exit', (code, signal) => reject(new Error(`The simulated provider ended with ${code ?? signal}`)))
    })
    // It must not keep us alive; it ends when we do.
    child.channel?.unref()
    child.unref()
    return address
  }

  #spawn(webhookUrl: string): ChildProcess {
    const { secret, stateFile = '', port = 0, log } = this.#options
    const child = spawn(process.execPath, ['--max-semi-space-size=2', ENTRANCE], {
      env: {
        SIMULATED_PROVIDER_SECRET: secret,
        SIMULATED_PROVIDER_WEBHOOKS: webhookUrl,
        SIMULATED_PROVIDER_STATE: stateFile,
        SIMULATED_PROVIDER_PORT: String(port),
      },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      // In a group of its own, a Ctrl-C in the terminal reaches us alone, and we stop it in order.
      detached: true,
    })
    child.stderr?.on('data', (chunk: Buffer) => log(chunk.toString().trimEnd()))
    ;(child.stderr as { unref?: () => void } | null)?.unref?.()
    return child
  }
}
