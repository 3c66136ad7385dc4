import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'

const checkout = join(import.meta.dirname, '..')
const released = join(checkout, 'openapi', 'released')

interface Document {
  paths: Record<string, unknown>
  components: { schemas: Record<string, { required: string[]; properties: Record<string, unknown> }> }
}

test('a field that goes breaks the contract', async () => {
  const { code, output } = await compared(({ components }) => {
    const money = components.schemas.Money as Document['components']['schemas'][string]
    delete money.properties.currency
    money.required = money.required.filter((name) => name !== 'currency')
  })
  expect(output).toContain('(property-removed)')
  expect(code).toBe(1)
})

test('an operation that goes breaks the contract', async () => {
  const { code, output } = await compared(({ paths }) => {
    delete paths['/v1/markets/{market}/quotes']
  })
  expect(output).toContain('Path `/v1/markets/{market}/quotes` was removed')
  expect(code).toBe(1)
})

test('an optional field that comes does not', async () => {
  const { code, output } = await compared(({ components }) => {
    const page = components.schemas.ProductPage as Document['components']['schemas'][string]
    page.properties.total = { type: 'integer' }
  })
  expect(output).toContain('0 major, 1 minor')
  expect(code).toBe(0)
})

/** What `npm run contract` says of a changed copy of the released contract. */
async function compared(change: (document: Document) => void): Promise<{ code: number | null; output: string }> {
  const path = join(released, 'v1.yaml')
  const document = parse(await readFile(path, 'utf8')) as Document
  change(document)
  const folder = await mkdtemp(join(tmpdir(), 'noyau-contract-'))
  try {
    const revision = join(folder, 'v1.yaml')
    await writeFile(revision, stringify(document))
    const options = ['--config', join(released, 'redocly.yaml'), '--fail-on', 'major']
    return await run([join(checkout, 'node_modules', '.bin', 'redocly'), 'diff', path, revision, ...options])
  } finally {
    await rm(folder, { recursive: true })
  }
}

function run(args: string[]): Promise<{ code: number | null; output: string }> {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' }
  const child = spawn(process.execPath, args, { cwd: checkout, env })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}
