import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TemporaryFolder, temporaryFolder } from '../../test/temporary-folder.ts'
import { type Embedded, startEmbedded } from './embedded.ts'
import { createPool } from './pool.ts'

let folder: TemporaryFolder
let dataDir: string
let running: Embedded[]

beforeEach(() => {
  folder = temporaryFolder('noyau-embedded-')
  dataDir = folder.path
  running = []
})

afterEach(async () => {
  for (const embedded of running) await embedded.stop()
  folder.remove()
})

test('data outlive a stop, and the address stays the same', async () => {
  const first = await start()
  await query(first.url, 'create table kept as select 1 as one')
  await first.stop()
  await first.stop()
  expect(serverPid()).toBeUndefined()

  const second = await start()
  expect(second.url).toBe(first.url)
  expect(await query(second.url, 'select one from kept')).toEqual([{ one: 1 }])
})

test('is durable, on UTC and UTF-8, and only on 127.0.0.1', async () => {
  const { url } = await start()
  const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'TimeZone', 'server_encoding', 'listen_addresses']
  const rows = await query(
    url,
    `select ${names.map((name) => `current_setting('${name}')`).join(" || ' ' || ")} as all`,
  )
  expect(rows).toEqual([{ all: 'on on on UTC UTF8 127.0.0.1' }])
})

test('is spoken to by a socket, by TCP where the path is too long for one', async () => {
  const clientAddress = 'select host(inet_client_addr()) as address'
  expect(await query((await start()).url, clientAddress)).toEqual([{ address: null }])
  const far = join(dataDir, 'a-long-name-'.repeat(8))
  expect(await query((await start(far)).url, clientAddress)).toEqual([{ address: '127.0.0.1' }])
})

test('is spoken to by TCP where its folder can hold no socket', async () => {
  const first = await start()
  const { port } = new URL(first.url)
  await first.stop()
  mkdirSync(join(pathOf('cluster', 'data'), `.s.PGSQL.${port}`))
  const { url } = await start()
  expect(url).toBe(first.url.replace(/\?.*/, ''))
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('after kill -9 of its owner, the next start stops the orphan and finds what was committed', async () => {
  const { child, url } = await startInChild()
  await query(url, 'create table kept as select 1 as one')
  const orphan = serverPid()
  child.kill('SIGKILL')
  await once(child, 'exit')

  const { url: again } = await start()
  expect(serverPid()).not.toBe(orphan)
  expect(await query(again, 'select one from kept')).toEqual([{ one: 1 }])
})

test('after kill -9 of the server too, the next start recovers', async () => {
  const { child, url } = await startInChild()
  await query(url, 'create table kept as select 1 as one')
  process.kill(serverPid() ?? Number.NaN, 'SIGKILL')
  child.kill('SIGKILL')
  await once(child, 'exit')

  const { url: again } = await start()
  expect(await query(again, 'select one from kept')).toEqual([{ one: 1 }])
})

test('a pid file that names some other living program does not keep it from starting', async () => {
  const first = await start()
  await first.stop()
  writeFileSync(pidFile(), `${process.pid}\n/elsewhere\n1\n5432\n\n127.0.0.1\n1 1\nready\n`)
  expect(await query((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a data folder that was never finished is made again', async () => {
  const half = join(dataDir, 'postgres', 'making-half')
  mkdirSync(join(half, 'data', 'base'), { recursive: true })
  expect(await query((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(existsSync(half)).toBe(false)
})

test('is shared with a living process, and the last to leave stops it', async () => {
  const { child, url } = await startInChild()
  const own = await start()
  expect(own.url).toBe(url)
  await own.stop()
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  child.kill('SIGKILL')
  await once(child, 'exit')
  await (await start()).stop()
  expect(readdirSync(join(dataDir, 'postgres', 'users'))).toEqual([])
  expect(serverPid()).toBeUndefined()
})

test('two starts at once give one server', async () => {
  const [one, two] = await Promise.all([start(), start()])
  expect(one.url).toBe(two.url)
})

async function start(folder = dataDir): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir: folder })
  running.push(embedded)
  return embedded
}

async function startInChild(): Promise<{ child: ChildProcess; url: string }> {
  const script = join(import.meta.dirname, '../../test/embedded-child.ts')
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout, 'data')
  return { child, url: String(line).trim() }
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const pool = createPool(url, { max: 1 })
  try {
    return (await pool.query(statement)).rows
  } finally {
    await pool.end()
  }
}

function pathOf(...parts: string[]): string {
  return join(dataDir, 'postgres', ...parts)
}

function pidFile(): string {
  return pathOf('cluster', 'data', 'postmaster.pid')
}

function serverPid(): number | undefined {
  return existsSync(pidFile()) ? Number.parseInt(readFileSync(pidFile(), 'utf8'), 10) : undefined
}
