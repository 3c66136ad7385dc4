import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { importRates } from '../catalog/import-rates.ts'
import { reprojectAll } from '../catalog/reproject.ts'
import { Refusal } from '../problem/refusal.ts'
import { type Command, WrongUsage } from './command.ts'
import { table } from './table.ts'

export const fx: Command = {
  usage: 'fx import <eurofxref-hist.csv>',
  summary: 'Import euro reference rates of the ECB, and reprice what is converted',
  options: {},
  words: [2, 2],
  async run(input) {
    const [verb, path] = input.positionals as [string, string]
    if (verb !== 'import') throw new WrongUsage('usage: noyau fx import <file>')
    if (!(await stat(path).catch(() => undefined))?.isFile())
      throw new Refusal('not-found', `There is no file ${path}.`, 'file')
    const pool = await input.database()
    const report = await importRates(pool, createReadStream(path))
    const repriced =
      report.changed > 0 ? await reprojectAll(pool, input.engine, (done) => input.tell(`${done} products repriced`)) : 0
    const json = { ...report, repriced }
    return { json, table: table(Object.keys(json), [Object.values(json).map(String)]) }
  },
}
