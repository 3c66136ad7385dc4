import { expect, test } from 'vitest'
import { temporaryFolder } from '../temporary-folder.ts'
import { crashRun } from './crash-run.ts'

/** A few kill points; `npm run crash` makes many more. */
test('killed in the middle of checkouts: every order is whole or not there, nothing is charged twice, no message is lost', async () => {
  const folder = temporaryFolder('noyau-crash-')
  const seed = Number(process.env.NOYAU_CRASH_SEED ?? Date.now() % 1_000_000)
  const report = await crashRun({
    dataDir: folder.path,
    seed,
    engineKills: 3,
    databaseKills: 1,
    shoppers: 4,
    log: () => {},
  }).finally(() => folder.remove())
  expect(report.wrong, `seed ${seed}`).toEqual([])
  expect(report.orders).toBeGreaterThan(0)
}, 180_000)
