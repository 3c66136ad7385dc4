import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const ROOT = join(import.meta.dirname, '..', '..')

/** A port that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** Waits for another process to come to something; it has no other way to tell. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>, patienceMs = 60_000): Promise<T> {
  const end = performance.now() + patienceMs
  for (;;) {
    const found = await ask().catch(() => undefined)
    if (found !== undefined) return found
    if (performance.now() > end) throw new Error(`${what} did not happen within ${patienceMs} ms`)
    await pause(10)
  }
}

function start(program: string, env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [join(ROOT, program)], {
    cwd: ROOT,
    // Nothing of the surroundings that would make it another engine.
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', LOG_LEVEL: 'fatal', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function killed(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

export interface Settings {
  dataDir: string
  enginePort: number
  simulatorPort: number
  secret: string
}

/** The simulated provider, apart from the engine: it outlives every crash. */
export class SimulatedBank {
  readonly address: string
  readonly #child: ChildProcess

  constructor({ enginePort, simulatorPort, secret }: Settings) {
    this.address = `http://127.0.0.1:${simulatorPort}`
    this.#child = start('core/simulator.ts', {
      SIMULATED_PROVIDER_PORT: String(simulatorPort),
      SIMULATED_PROVIDER_SECRET: secret,
      SIMULATED_PROVIDER_WEBHOOKS: `http://127.0.0.1:${enginePort}/v1/providers/simulated/webhooks`,
    })
  }

  async ready(): Promise<void> {
    await until('The simulated provider', async () =>
      (await fetch(`${this.address}/sim/clock`)).ok ? true : undefined,
    )
  }

  async get<T>(path: string): Promise<T> {
    return (await (await fetch(this.address + path)).json()) as T
  }

  async post(path: string): Promise<void> {
    const answer = await fetch(this.address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    await answer.arrayBuffer()
  }

  stop(): Promise<void> {
    return killed(this.#child, 'SIGTERM')
  }
}

/** The engine with its embedded PostgreSQL, to be killed and started again. */
export class EngineProcess {
  readonly address: string
  /** The first admin key, told by the first start. */
  key = ''
  /** What it said last, for whoever looks for the reason of a failure. */
  said = ''
  readonly #settings: Settings
  #child: ChildProcess | undefined

  constructor(settings: Settings) {
    this.#settings = settings
    this.address = `http://127.0.0.1:${settings.enginePort}`
  }

  async start(): Promise<void> {
    const { dataDir, enginePort, simulatorPort, secret } = this.#settings
    const child = start('core/main.ts', {
      DATA_DIR: dataDir,
      PORT: String(enginePort),
      SIMULATED_PROVIDER_URL: `http://127.0.0.1:${simulatorPort}`,
      SIMULATED_PROVIDER_SECRET: secret,
    })
    this.#child = child
    this.said = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.said = (this.said + text).slice(-5_000)
        this.key ||= /Admin key {2}(\S+)$/m.exec(text)?.[1] ?? ''
      })
    await until('The engine', async () => {
      if (child.exitCode !== null) throw new Error(`The engine ended: ${this.said}`)
      return (await fetch(`${this.address}/ready`)).ok ? true : undefined
    })
    await until('The key', async () => this.key || undefined)
  }

  kill(): Promise<void> {
    return killed(this.#child, 'SIGKILL')
  }

  stop(): Promise<void> {
    return killed(this.#child, 'SIGTERM')
  }

  /** Kills PostgreSQL itself, under the engine's hands; nothing where none runs. */
  killDatabase(): void {
    const file = join(this.#settings.dataDir, 'postgres', 'cluster', 'data', 'postmaster.pid')
    if (!existsSync(file)) return
    try {
      process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGKILL')
    } catch {
      // It has ended already.
    }
  }
}
