import { Refusal } from '../problem/refusal.ts'
import { rateTable } from '../tax/rate-table.ts'
import { DAY_OPTION, dayOf, jurisdictionOf, placeOf } from './arguments.ts'
import type { Command } from './command.ts'
import { table } from './table.ts'

export const rates: Command = {
  usage: 'rates <country> [--day D] [--to \'{"postalCode":"97110"}\']',
  summary: 'Tax rates of every kind on a day, with source and first day',
  options: { ...DAY_OPTION, to: { type: 'string' } },
  words: [1, 1],
  run(input) {
    const jurisdiction = jurisdictionOf(input.engine, input.positionals[0] as string)
    const day = dayOf(input)
    const rows = rateTable(input.engine.registry, placeOf(input, jurisdiction, day), day)
    if (rows.length === 0) {
      throw new Refusal(
        'no-rule-on-day',
        `The pack of ${jurisdiction.code} has no rate on ${day}; ask for a later day.`,
        'day',
      )
    }
    return {
      json: rows,
      table: table(
        ['kind', 'band', 'where', '%', 'components', 'since', 'source'],
        rows.map((row) => [
          row.conditions ? `${row.kind} ${JSON.stringify(row.conditions)}` : row.kind,
          row.band,
          row.territory ?? jurisdiction.country.code,
          row.percent,
          row.components.map((component) => `${component.name} ${component.percent}`).join(' + '),
          row.from,
          row.source.cite,
        ]),
      ),
    }
  },
}
