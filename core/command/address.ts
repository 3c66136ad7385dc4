import { type Address, checkAddress } from '../country/address.ts'
import { Refusal } from '../problem/refusal.ts'
import { DAY_OPTION, dayOf, jurisdictionOf, parseJson } from './arguments.ts'
import type { Command } from './command.ts'

const FIELDS = ['name', 'company', 'line1', 'line2', 'district', 'city', 'postalCode', 'subdivision', 'country']

export const address: Command = {
  usage: 'address <country> [--day D] < fields.json',
  summary: `Check and format addresses; fields: ${FIELDS.join(', ')}`,
  options: DAY_OPTION,
  words: [1, 1],
  async run(input) {
    const jurisdiction = jurisdictionOf(input.engine, input.positionals[0] as string)
    const given = parseJson(await input.stdin(), 'standard input')
    const addresses = Array.isArray(given)
      ? given.map((each, index) => fieldsOf(each, `/${index}`))
      : [fieldsOf(given, '')]
    const checked = addresses.map((each) => checkAddress(input.engine.registry, jurisdiction, each, dayOf(input)))
    const shown = checked.map(({ lines, errors }) =>
      [...lines, ...errors.map((error) => `! ${error.pointer} ${error.detail}`)].join('\n'),
    )
    return { json: checked, table: shown.join('\n\n') }
  },
}

/** `at` is where the value stands in what was given. */
function fieldsOf(value: unknown, at: string): Address {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal('invalid-request', `${at || 'The address'} is not an object of fields.`, at)
  }
  for (const [field, text] of Object.entries(value)) {
    if (!FIELDS.includes(field))
      throw new Refusal(
        'invalid-request',
        `${field} is not a field; the fields are ${FIELDS.join(', ')}.`,
        `${at}/${field}`,
      )
    if (typeof text !== 'string') throw new Refusal('invalid-request', `${field} must be text.`, `${at}/${field}`)
  }
  return value as Address
}
