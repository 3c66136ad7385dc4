import { feedRows } from '../stock/feed/feed-rows.ts'
import { importStock } from '../stock/feed/import-stock.ts'
import { type Command, WrongUsage } from './command.ts'
import { drawOutcome, exitOf, tellProblem } from './import-outcome.ts'
import { formatOf, onErrorOf, openFile } from './open-file.ts'
import { progressBar } from './progress-bar.ts'

export const stock: Command = {
  usage: 'stock feed <file|-> [--format csv|ndjson] [--on-error stop|skip] [--dry-run]',
  summary: 'Take levels of stock in bulk: location, sku, onHand or delta, incoming; NDJSON, or CSV with those columns',
  options: { format: { type: 'string' }, 'on-error': { type: 'string' }, 'dry-run': { type: 'boolean' } },
  words: [2, 2],
  async run(input) {
    const [verb, path] = input.positionals as [string, string]
    if (verb !== 'feed') throw new WrongUsage('usage: noyau stock feed <file>')
    const onError = onErrorOf(input)
    const format = formatOf(input, path)
    const file = await openFile(path, input)
    const bar = progressBar(file.bytes, input.tell)
    const started = performance.now()
    const report = await importStock(await input.database(), feedRows(file.stream, format), {
      onError,
      dryRun: input.values['dry-run'] === true,
      actor: 'command line',
      at: new Date(input.engine.markets.now()),
      progress: ({ read }) => bar.show(file.read(), `${read} rows`),
    })
    bar.end()
    if (exitOf(report) > 0) tellProblem(input, report)
    return { json: report, table: drawOutcome(report, performance.now() - started), exit: exitOf(report) }
  },
}
