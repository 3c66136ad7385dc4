import { explainRules } from '../country/explain.ts'
import { Refusal } from '../problem/refusal.ts'
import { DAY_OPTION, dayOf, jurisdictionOf } from './arguments.ts'
import type { Command } from './command.ts'
import { table } from './table.ts'

export const explain: Command = {
  usage: 'explain <country> [section[.rule]] [--day D]',
  summary: 'Rules in force, and which layer said so, since when and on what source',
  options: DAY_OPTION,
  words: [1, 2],
  run(input) {
    const jurisdiction = jurisdictionOf(input.engine, input.positionals[0] as string)
    const path = input.positionals[1]
    const rules = explainRules(jurisdiction, dayOf(input), path)
    if (!rules)
      throw new Refusal(
        'unknown-rule',
        `${jurisdiction.code} has no section or rule ${path}; leave it out to see all.`,
        'rule',
      )
    return {
      json: rules,
      table: table(
        ['rule', 'value', 'layer', 'since', 'source', 'checked'],
        rules.map(({ section, rule, value, layer, from, source }) => [
          `${section}.${rule}`,
          JSON.stringify(value),
          layer,
          from,
          source.cite,
          source.checked,
        ]),
      ),
    }
  },
}
