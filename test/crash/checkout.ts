import { mkdtempSync, rmSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { crashRun } from './crash-run.ts'

// The long crash test, a program of its own: 200 kills of the engine and 20 of PostgreSQL under running checkouts.

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    'database-kills': { type: 'string', default: '20' },
    shoppers: { type: 'string', default: '6' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const seed = Number(values.seed)
const log = (line: string) => process.stdout.write(`${line}\n`)
log(`seed ${seed}; the same again: npm run crash -- --seed ${seed}`)

const dataDir = mkdtempSync(join(tmpdir(), 'noyau-crash-'))
await chmod(dataDir, 0o755) // under root, the server runs as another user
try {
  const report = await crashRun({
    dataDir,
    seed,
    engineKills: Number(values.kills),
    databaseKills: Number(values['database-kills']),
    shoppers: Number(values.shoppers),
    log,
  })
  log(`${report.orders} orders, ${report.charges} charges`)
  for (const each of report.wrong) log(`WRONG ${each}`)
  process.exitCode = report.wrong.length === 0 ? 0 : 1
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}
