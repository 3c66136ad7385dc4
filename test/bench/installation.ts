import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { referenceRates } from '../../config/reference-rates.ts'
import { makeReady } from '../../core/bootstrap.ts'
import { compose } from '../../core/compose.ts'
import { startEmbedded } from '../../core/db/embedded.ts'
import { migrate } from '../../core/db/migrate.ts'
import { createPool } from '../../core/db/pool.ts'
import type { Engine } from '../../core/engine.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import type { Catalogue } from './requests.ts'

/** Where `npm start` keeps compiled code. */
const COMPILE_CACHE = fileURLToPath(new URL('../../node_modules/.cache/noyau', import.meta.url))

/** A database with the sample catalogue in a folder of its own, and the processes that a measurement starts on it. */
export class Installation {
  readonly engine: Engine = compose()
  readonly #folder = temporaryFolder('noyau-bench-')
  readonly #children = new Set<ChildProcess>()
  #database: { url: string; stop: () => Promise<void> } | undefined
  #pool: pg.Pool | undefined

  async open(): Promise<void> {
    this.#database = await startEmbedded({ dataDir: this.#folder.path })
    this.#pool = createPool(this.#database.url, { onError: () => {} })
    await migrate(this.#pool)
    await makeReady(this.#pool, this.engine, referenceRates, () => {})
  }

  get pool(): pg.Pool {
    return this.#pool as pg.Pool
  }

  get url(): string {
    return (this.#database as { url: string }).url
  }

  /** The engine as `npm start` runs it, on this database unless the environment says otherwise. */
  serve(env: Record<string, string> = { DATABASE_URL: this.url }): Promise<Served> {
    return this.spawn('core/main.ts', [], { PORT: '0', LOG_LEVEL: 'error', ...env })
  }

  async spawn(file: string, args: string[], env: Record<string, string> = {}): Promise<Served> {
    const child = spawn(process.execPath, ['--max-semi-space-size=8', file, ...args], {
      env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#children.add(child)
    for await (const line of createInterface({ input: child.stdout as Readable })) {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
      if (!url) continue
      child.stdout?.resume()
      return { url, residentMegabytes: () => residentMegabytes(child), stop: () => this.#stop(child) }
    }
    throw new Error(`${file} did not start`)
  }

  /** What requests can be made of: products that every market sells today. */
  async catalogue(): Promise<Catalogue> {
    const { rows } = await this.pool.query<{ id: bigint; code: string; sku: string; theme: string | null }>(
      `select p.id, p.code, v.sku, p.document->'attributes'->>'theme' as theme
       from product p join variant v on v.product_id = p.id
       where (select count(distinct market) from offer o where o.product_id = p.id
         and o.from_day <= current_date and current_date < o.until_day) = $1 order by p.id`,
      [this.engine.markets.markets.length],
    )
    const themes = [...new Set(rows.flatMap(({ theme }) => (theme ? [theme] : [])))]
    return {
      markets: this.engine.markets.markets.map(({ definition }) => definition),
      ids: rows.map(({ id }) => String(id)),
      codes: rows.map(({ code }) => code),
      skus: rows.map(({ sku }) => sku),
      themes: themes.length > 0 ? themes : ['none'],
    }
  }

  async close(): Promise<void> {
    for (const child of this.#children) await this.#stop(child)
    await this.#pool?.end()
    await this.#database?.stop()
    this.#folder.remove()
  }

  #stop(child: ChildProcess): Promise<void> {
    if (!this.#children.delete(child) || child.exitCode !== null) return Promise.resolve()
    return new Promise((done) => {
      child.once('exit', () => done())
      child.kill('SIGTERM')
    })
  }
}

export interface Served {
  url: string
  residentMegabytes: () => number
  stop: () => Promise<void>
}

function residentMegabytes(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
}
