import { importPickupPoints, pickupPointRows } from '../delivery/import-pickup-points.ts'
import { type Command, WrongUsage } from './command.ts'
import { IMPORT_OPTIONS, importFile } from './import-file.ts'

export const pickupPoints: Command = {
  usage: 'pickup-points import <file|-> [--format csv|ndjson] [--on-error stop|skip] [--dry-run]',
  summary: 'Import pickup points, lockers and shops: NDJSON documents, or CSV with a column for each field',
  options: { ...IMPORT_OPTIONS },
  words: [2, 2],
  async run(input) {
    const { engine, positionals } = input
    if (positionals[0] !== 'import') throw new WrongUsage(`usage: noyau ${pickupPoints.usage}`)
    const day = new Date(engine.markets.now()).toISOString().slice(0, 10)
    return importFile(input, positionals[1] as string, async (stream, format, options) =>
      importPickupPoints(await input.database(), engine.registry, day, pickupPointRows(stream, format), options),
    )
  },
}
