import { feedRows } from '../stock/feed/feed-rows.ts'
import { importStock } from '../stock/feed/import-stock.ts'
import { type Command, WrongUsage } from './command.ts'
import { IMPORT_OPTIONS, importFile } from './import-file.ts'

export const stock: Command = {
  usage: 'stock feed <file|-> [--format csv|ndjson] [--on-error stop|skip] [--dry-run]',
  summary:
    'Take levels of stock in bulk: location, sku, onHand or delta with a key, incoming; NDJSON, or CSV with those columns',
  options: { ...IMPORT_OPTIONS },
  words: [2, 2],
  async run(input) {
    const [verb, path] = input.positionals as [string, string]
    if (verb !== 'feed') throw new WrongUsage('usage: noyau stock feed <file>')
    const at = new Date(input.engine.markets.now())
    return importFile(input, path, async (stream, format, options) =>
      importStock(await input.database(), feedRows(stream, format), { ...options, actor: 'command line', at }),
    )
  },
}
