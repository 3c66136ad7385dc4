import { conform } from '../country/conformance.ts'
import { coreTexts } from '../text/text.ts'
import { jurisdictionOf } from './arguments.ts'
import type { Command } from './command.ts'
import { table } from './table.ts'

export const check: Command = {
  usage: 'check [country]',
  summary: 'Conformance of the packs, and how far their sources were checked',
  options: {},
  words: [0, 1],
  run({ engine, positionals: [code] }) {
    const countries = code ? [jurisdictionOf(engine, code).country] : engine.registry.countries
    const reports = countries.map((country) => conform(engine.registry, country, coreTexts))
    const rows = reports.map(({ country, passed, problems, sources }) => [
      country,
      passed ? 'yes' : 'no',
      String(sources.primary),
      String(sources.secondary),
      String(sources.none),
      problems.join('\n'),
    ])
    return {
      json: reports,
      table: table(['country', 'passed', 'primary', 'secondary', 'none', 'problems'], rows),
      exit: reports.every((report) => report.passed) ? 0 : 1,
    }
  },
}
