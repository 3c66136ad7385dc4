import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { csvHeader, csvRow, exportProducts } from '../catalog/export-products.ts'
import { snapshot } from '../db/pool.ts'
import { type Command, WrongUsage } from './command.ts'

const exportCommand: Command = {
  usage: 'export [file] [--format csv|ndjson]',
  summary: 'Export every product document; importing it again changes nothing',
  options: { format: { type: 'string' } },
  words: [0, 1],
  async run(input) {
    const path = input.positionals[0]
    const format = input.values.format ?? (path?.endsWith('.csv') ? 'csv' : 'ndjson')
    if (format !== 'csv' && format !== 'ndjson') throw new WrongUsage('--format is csv or ndjson')
    const pool = await input.database()
    let products = 0
    async function* lines(client: PoolClient) {
      if (format === 'csv') yield `${csvHeader()}\r\n`
      for await (const document of exportProducts(client)) {
        products++
        yield format === 'csv' ? `${csvRow(document)}\r\n` : `${JSON.stringify(document)}\n`
      }
    }
    const target = path ? createWriteStream(path) : process.stdout
    await snapshot(pool, (client) => pipeline(Readable.from(lines(client)), target, { end: path !== undefined }))
    return path
      ? { json: { products, file: path }, table: `${products} products in ${path}` }
      : { json: undefined, table: '' }
  },
}

export { exportCommand as export }
