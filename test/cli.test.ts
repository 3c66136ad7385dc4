import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const checkout = join(import.meta.dirname, '..')

interface Ran {
  code: number | null
  out: string
  err: string
}

/** Runs a command as `npm run -s noyau -- …` does. None of these opens a database. */
function noyau(words: string[], input = '', variables: Record<string, string> = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(checkout, 'node_modules/.bin/node'), ['core/cli.ts', ...words], {
      cwd: checkout,
      env: { ...process.env, ...variables },
    })
    const ran: Ran = { code: null, out: '', err: '' }
    child.stdout.on('data', (chunk) => (ran.out += chunk))
    child.stderr.on('data', (chunk) => (ran.err += chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ ...ran, code }))
    child.stdin.end(input)
  })
}

/** What `--json` prints: JSON, and nothing else. */
async function json(words: string[], input?: string) {
  const { code, out, err } = await noyau([...words, '--json'], input)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out)
}

describe('--json', () => {
  test('rates: a row per kind, at an address, in either case', async () => {
    const rows = await json(['rates', 'fr', '--day', '2026-11-22', '--to', '{"postalCode":"97110"}'])
    expect(rows).toContainEqual({
      kind: 'general',
      band: 'standard',
      territory: 'FR-971',
      percent: '8.5',
      components: [{ name: 'TVA', percent: '8.5', jurisdiction: expect.any(String) }],
      from: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      source: { cite: expect.any(String), url: expect.any(String), checked: expect.any(String) },
    })
    const byItsOwnCode = await json(['rates', 'FR', '--day', '2026-11-22', '--to', '{"country":"GP"}'])
    expect(byItsOwnCode).toEqual(rows)
    const national = await json(['rates', 'FR', '--day', '2026-11-22'])
    expect(national).toContainEqual(expect.objectContaining({ kind: 'general', territory: null, percent: '20' }))
  })

  test('quote: free lines need no database', async () => {
    const request = { day: '2026-11-22', lines: [{ ref: 'a', kind: 'book', unitPrice: 1055, quantity: 2 }] }
    const quote = await json(['quote', 'FR'], JSON.stringify(request))
    // 5.5 % inside 21.10: 1.10.
    expect(quote).toMatchObject({
      market: 'fr',
      currency: 'EUR',
      day: '2026-11-22',
      pricesIncludeTax: true,
      lines: [{ ref: 'a', kind: 'book', quantity: 2, unitPrice: 1055, discount: 0, net: 2000, tax: 110, gross: 2110 }],
      taxes: [{ name: 'TVA', percent: '5.5', base: 2000, amount: 110 }],
      totals: { discount: 0, delivery: 0, net: 2000, tax: 110, gross: 2110, toPay: 2110 },
    })
  })

  test('explain: a rule with its layer, first day and source', async () => {
    const rules = await json(['explain', 'de', 'tax.rate.standard', '--day', '2020-08-01'])
    expect(rules).toEqual([
      {
        section: 'tax',
        rule: 'rate.standard',
        value: { components: [expect.objectContaining({ percent: '16' })] },
        layer: 'DE',
        from: '2020-07-01',
        source: { cite: expect.any(String), url: expect.any(String), checked: expect.any(String) },
      },
    ])
  })

  test('diff: each rule of both', async () => {
    const differences = await json(['diff', 'FR', 'de', '--day', '2026-11-22'])
    const standard = differences.find(({ rule }: { rule: string }) => rule === 'rate.standard')
    expect(Object.keys(standard)).toEqual(['section', 'rule', 'a', 'b'])
    expect(standard).toMatchObject({ a: { layer: 'FR' }, b: { layer: 'DE' } })
  })

  test('check: one country', async () => {
    expect(await json(['check', 'jp'])).toEqual([
      {
        country: 'JP',
        passed: true,
        problems: [],
        sources: { primary: expect.any(Number), secondary: expect.any(Number), none: expect.any(Number) },
      },
    ])
  })

  test('taxid: given, or one per line of standard input', async () => {
    expect(await json(['taxid', 'DE', 'DE 136 695 976', 'DE136695977'])).toEqual([
      {
        input: 'DE 136 695 976',
        valid: true,
        normalised: expect.stringMatching(/136695976$/),
        scheme: expect.any(String),
      },
      { input: 'DE136695977', valid: false, normalised: 'DE136695977', scheme: null },
    ])
    expect(await json(['taxid', 'de'], 'DE136695976\r\n\nnope\n')).toMatchObject([{ valid: true }, { valid: false }])
  })

  test('address: one or many', async () => {
    const good = { name: 'Ada', line1: '1 rue de la Paix', postalCode: '75002', city: 'Paris' }
    const [one] = await json(['address', 'fr'], JSON.stringify(good))
    expect(one.errors).toEqual([])
    expect(one.lines).toEqual(expect.arrayContaining(['Ada', '1 rue de la Paix', expect.stringContaining('75002')]))
    const many = await json(['address', 'FR'], JSON.stringify([good, { ...good, postalCode: '7500' }]))
    expect(many).toHaveLength(2)
    expect(many[1].errors).toContainEqual(expect.objectContaining({ pointer: expect.stringContaining('postalCode') }))
  })
})

test('a wrong field of an address is named where it stands, in one as in many', async () => {
  const pointers = async (given: unknown) =>
    JSON.parse((await noyau(['address', 'fr'], JSON.stringify(given))).err).errors
  expect(await pointers({ zip: '1' })).toMatchObject([{ pointer: '/zip' }])
  expect(await pointers([{}, { zip: '1' }])).toMatchObject([{ pointer: '/1/zip' }])
})

describe('exit code 1: a refusal, with a problem on standard error', () => {
  test.each([
    ['an unknown country', ['rates', 'zz'], '', 'unknown-country'],
    ['a day that is none', ['rates', 'fr', '--day', '2026-02-30'], '', 'invalid-parameter'],
    ['a day before the first rule', ['rates', 'fr', '--day', '1700-01-01'], '', 'no-rule-on-day'],
    ['a wrong address', ['rates', 'fr', '--to', '{"postalCode":"7500"}'], '', 'invalid-address'],
    ['an address that is no JSON', ['rates', 'fr', '--to', '{'], '', 'malformed-body'],
    ['an address in another country', ['rates', 'fr', '--to', '{"country":"DE"}'], '', 'invalid-address'],
    ['a file to import that is not there', ['import', '/nowhere.ndjson'], '', 'not-found'],
    ['pickup points that are not there', ['pickup-points', 'import', '/nowhere.csv'], '', 'not-found'],
    ['a folder to import', ['import', '/tmp'], '', 'not-found'],
    ['an unknown market', ['quote', 'zz'], '{}', 'unknown-market'],
    ['a quote that is no JSON', ['quote', 'fr'], '{', 'malformed-body'],
    ['a quote without lines', ['quote', 'fr'], '{}', 'invalid-request'],
    ['a language that the market does not speak', ['quote', 'fr', '--locale', 'xx'], '{}', 'unknown-locale'],
    ['an unknown rule', ['explain', 'fr', 'magic'], '', 'unknown-rule'],
    ['an unknown field of an address', ['address', 'fr'], '{"zip":"1"}', 'invalid-request'],
    ['a mapping that is not there', ['import', '/nowhere.csv', '--mapping', 'nope'], '', 'not-found'],
    ['rates that are not there', ['fx', 'import', '/nowhere.csv'], '', 'not-found'],
    ['a feed of stock that is not there', ['stock', 'feed', '/nowhere.csv'], '', 'not-found'],
  ])('%s', async (_, words, input, type) => {
    const { code, out, err } = await noyau([...(words as string[]), '--json'], input as string)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(JSON.parse(err)).toMatchObject({ type: `https://noyau.dev/problems/${type}`, detail: expect.any(String) })
  })
})

test('an address that is no JSON names its option; a wrong variable is one line', async () => {
  const { err } = await noyau(['rates', 'fr', '--to', '{'])
  expect(JSON.parse(err).errors).toMatchObject([{ pointer: 'to' }])
  const wrong = await noyau(['rates', 'fr'], '', { PORT: 'abc' })
  expect(wrong).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^PORT is 'abc': [^\n]+\n$/) })
})

describe('exit code 2: called wrongly', () => {
  test.each([
    [['fly']],
    [['rates']],
    [['rates', 'fr', 'de']],
    [['rates', 'fr', '--colour', 'red']],
    [['diff', 'fr']],
    [['fx', 'export', 'x']],
    [['import', 'x', '--on-error', 'shrug']],
    [['pickup-points', 'import', 'x', '--on-error', 'shrug']],
    [['pickup-points', 'export', 'x']],
    [['export', '--format', 'xml']],
    [['stock', 'eat', 'x']],
    [['stock', 'feed', 'x', '--on-error', 'shrug']],
    [['stock', 'feed', 'x', '--format', 'xml']],
  ])('%j', async (words) => {
    const { code, out, err } = await noyau(words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('npm run -s noyau -- <command>')
  })
})

describe('for people', () => {
  test('--help, of all and of one', async () => {
    const all = await noyau(['--help'])
    expect(all).toMatchObject({ code: 0, err: '' })
    for (const command of [
      'rates',
      'quote',
      'explain',
      'diff',
      'check',
      'taxid',
      'address',
      'import',
      'export',
      'fx',
      'stock',
    ]) {
      expect(all.out).toContain(`  ${command} `)
    }
    expect((await noyau([])).out).toBe(all.out)
    expect(await noyau(['rates', '--help'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^noyau rates <country>/),
      err: '',
    })
    expect((await noyau(['import', '--help'])).out).toMatch(/--on-error E.+--json.+--help/s)
  })

  test('a table without --json', async () => {
    const { code, out } = await noyau(['rates', 'jp', '--day', '2026-11-22'])
    expect(code).toBe(0)
    expect(out).toMatch(/│ food\s+│ reduced\s+│ JP\s+│ 8\s/)
  })
})
