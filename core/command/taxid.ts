import { checkNumber } from '../country/tax-number.ts'
import { DAY_OPTION, dayOf, jurisdictionOf } from './arguments.ts'
import { type Command, WrongUsage } from './command.ts'
import { table } from './table.ts'

export const taxid: Command = {
  usage: 'taxid <country> [number …] [--day D]',
  summary: 'Check tax and company numbers; one per line of standard input where none is given',
  options: DAY_OPTION,
  words: [1, Number.POSITIVE_INFINITY],
  async run(input) {
    const [code, ...given] = input.positionals
    const schemes = jurisdictionOf(input.engine, code as string).value('identity', 'schemes', dayOf(input)) ?? []
    const numbers = given.length > 0 ? given : lines(await input.stdin())
    if (numbers.length === 0) throw new WrongUsage('there is no number to check')
    const checked = numbers.map((number) => {
      const { input: text, valid, normalised, scheme } = checkNumber(schemes, number)
      return { input: text, valid, normalised, scheme }
    })
    return {
      json: checked,
      table: table(
        ['input', 'valid', 'normalised', 'scheme'],
        checked.map((each) => [each.input, each.valid ? 'yes' : 'no', each.normalised, each.scheme ?? '']),
      ),
    }
  },
}

function lines(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '')
}
