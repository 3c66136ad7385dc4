import { diffRules, type ExplainedRule, explainRules } from '../country/explain.ts'
import { DAY_OPTION, dayOf, jurisdictionOf } from './arguments.ts'
import type { Command } from './command.ts'
import { table } from './table.ts'

export const diff: Command = {
  usage: 'diff <a> <b> [--day D]',
  summary: 'Where the rules of two countries or territories differ',
  options: DAY_OPTION,
  words: [2, 2],
  run(input) {
    const day = dayOf(input)
    const [a, b] = input.positionals.map(
      (code) => explainRules(jurisdictionOf(input.engine, code), day) as ExplainedRule[],
    )
    const differences = diffRules(a as ExplainedRule[], b as ExplainedRule[])
    const show = (rule: ExplainedRule | null) => (rule ? JSON.stringify(rule.value) : '')
    return {
      json: differences,
      table: table(
        ['rule', input.positionals[0] as string, input.positionals[1] as string],
        differences.map((each) => [`${each.section}.${each.rule}`, show(each.a), show(each.b)]),
      ),
    }
  },
}
