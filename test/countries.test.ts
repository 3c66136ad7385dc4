import { describe, expect, test } from 'vitest'
import { compose, PackRefused, refuseBrokenPacks } from '../core/compose.ts'
import { conform } from '../core/country/conformance.ts'
import { none } from '../core/country/dated.ts'
import type { Country } from '../core/country/define-country.ts'
import { Registry } from '../core/country/registry.ts'
import { rate } from '../core/country/tax-table.ts'
import { locate } from '../core/market/quote-request.ts'
import type { Refusal } from '../core/problem/refusal.ts'
import { coreTexts } from '../core/text/text.ts'
import { countries } from '../countries/index.ts'
import { japan } from '../countries/jp/jp.ts'
import { place, registry, taxation } from './golden.ts'

const codes = countries.map(({ code }) => code)

test.each(countries.map((country) => [country.code, country] as const))('the pack of %s conforms', (_, country) => {
  expect(conform(registry, country, coreTexts)).toMatchObject({ problems: [], passed: true })
})

describe('every pair of origin and destination has an answer', () => {
  const pairs = codes.flatMap((origin) => codes.map((destination) => [origin, destination] as const))

  test.each(pairs)('%s → %s', (from, to) => {
    for (const goods of ['goods', 'service'] as const) {
      const [origin, destination] = [place(from), place(to)]
      const decided = taxation(origin, destination, { goods })
      expect([origin.jurisdiction, destination.jurisdiction]).toContain(decided.jurisdiction.code)
      expect(decided.source.cite).not.toBe('')
      if (decided.category === 'S') continue
      expect(decided.reason).toBeTruthy()
      if (goods === 'goods') expect(decided.evidence).not.toEqual([])
    }
  })

  test.each(pairs.filter(([from, to]) => from === to))('%s → %s taxes at home', (from, to) => {
    expect(taxation(place(from), place(to))).toMatchObject({ scheme: 'domestic' })
  })
})

test('a destination without a pack is refused, and the field is named', () => {
  const { markets } = compose()
  const refusal = refusalOf(() => locate(markets, { country: 'AU', postalCode: '2000' }, '2026-11-22', '/shipTo'))
  expect(refusal).toMatchObject({ type: 'no-pack', errors: [{ pointer: '/shipTo/country' }] })
})

function refusalOf(work: () => unknown): Refusal {
  try {
    work()
  } catch (error) {
    return error as Refusal
  }
  throw new Error('nothing was refused')
}

describe('a broken pack is refused with the rule and the reason', () => {
  const { tax, currency, identity, address } = japan
  const source = { cite: 'Test', url: 'https://example.org', checked: 'primary' } as const
  const { 'kind.toy': _, ...withoutToys } = tax as NonNullable<Country['tax']>
  const scheme = { name: '登録番号', stdnum: 'JP.cn', use: 'tax', prefix: 'T', example: 'T5835678256247' } as const

  test.each<[string, Country, string]>([
    ['a kind is missing', { ...japan, tax: withoutToys }, 'JP tax.kind.toy: missing on 2019-01-01'],
    [
      'a band has ended, but a kind is in it',
      { ...japan, tax: { ...tax, 'rate.exempt': [{ from: '1991-10-01', value: none, source }] } },
      'JP tax.rate.exempt: is none on 2019-01-01, but a kind is in this band',
    ],
    [
      'a band is not stated',
      { ...japan, tax: { ...tax, 'kind.toy': [{ from: '1989-04-01', value: 'playful', source }] } },
      'JP tax.rate.playful: missing on 2019-01-01, but a kind is in this band',
    ],
    [
      'periods are not in order',
      {
        ...japan,
        tax: {
          ...tax,
          'rate.reduced': [
            { from: '2019-10-01', value: rate('消費税', '8'), source },
            { from: '2014-04-01', value: rate('消費税', '8'), source },
          ],
        },
      },
      'JP tax.rate.reduced: periods must ascend, 2014-04-01 does not',
    ],
    [
      'a day is none',
      { ...japan, tax: { ...tax, 'rate.reduced': [{ from: '2019-02-30', value: rate('消費税', '8'), source }] } },
      'JP tax.rate.reduced: 2019-02-30 is not a day; write YYYY-MM-DD',
    ],
    [
      'a rule has no period',
      { ...japan, tax: { ...tax, 'rate.reduced': [] } },
      'JP tax.rate.reduced: has no period; leave the rule out or state one',
    ],
    [
      'a source cites nothing',
      {
        ...japan,
        currency: { ...currency, tender: [{ from: '1988-04-01', value: ['JPY'], source: { ...source, cite: '' } }] },
      },
      'JP currency.tender: the period from 1988-04-01 cites no source',
    ],
    [
      'a currency is unknown to ISO 4217',
      { ...japan, currency: { ...currency, tender: [{ from: '1988-04-01', value: ['JPX'], source }] } },
      'JP currency.tender: JPX is not in ISO 4217',
    ],
    [
      'a rate is no percentage',
      { ...japan, tax: { ...tax, 'rate.reduced': [{ from: '2019-10-01', value: rate('消費税', '8,5'), source }] } },
      'JP tax.rate.reduced: 8,5 is not a percentage with at most four decimals',
    ],
    [
      'a zero does not say why',
      { ...japan, tax: { ...tax, 'rate.reduced': [{ from: '2019-10-01', value: rate('消費税', '0'), source }] } },
      'JP tax.rate.reduced: is zero and names no category (Z, E or O)',
    ],
    [
      'a text is missing in one language',
      {
        ...japan,
        legal: { ...japan.legal, 'notice.test': [{ from: '2019-01-01', value: { message: 'legal.test' }, source }] },
      } as Country,
      'JP messages.ja: there is no text for legal.test',
    ],
    [
      'what may not be sent back is not said',
      {
        ...japan,
        legal: {
          ...japan.legal,
          withdrawal: japan.legal?.withdrawal?.map((period) => ({
            ...period,
            value: period.value && { ...period.value, excludedMessage: undefined },
          })),
        },
      } as Country,
      'JP legal.withdrawal: leaves goods out and has no excludedMessage',
    ],
    [
      'the example of a number has a wrong check digit',
      { ...japan, identity: { ...identity, schemes: [{ from: '2015-10-05', value: [scheme], source }] } },
      'JP identity.schemes: the example T5835678256247 of 登録番号 is not valid',
    ],
    [
      'the example of a postal code does not fit its own pattern',
      {
        ...japan,
        address: {
          ...address,
          postalCode: [{ from: '1998-02-02', value: { pattern: '^\\d{7}$', example: '10-0001' }, source }],
        },
      },
      'JP address.postalCode: the example 100001 does not match the pattern',
    ],
  ])('%s', (__, broken, problem) => {
    const report = conform(new Registry([broken]), broken, coreTexts)
    expect(report.problems).toContain(problem)
    expect(report.passed).toBe(false)
    expect(() => refuseBrokenPacks([broken])).toThrow(PackRefused)
    expect(() => refuseBrokenPacks([broken])).toThrow(problem)
  })

  test('rates that nobody checked are at most a tenth', () => {
    const guessed = { from: '1989-04-01', value: 'standard', source: { ...source, checked: 'none' } } as const
    const kinds = Object.keys(tax ?? {}).filter((name) => name.startsWith('kind.'))
    const unread = Object.fromEntries(kinds.slice(0, 5).map((name) => [name, [guessed]]))
    const broken: Country = { ...japan, tax: { ...tax, ...unread } }
    expect(conform(new Registry([broken]), broken, coreTexts).problems.join()).toMatch(
      /tax\.rate: 5 of \d+ rates rest on an unchecked source/,
    )
  })

  test('whole ones are let in', () => {
    expect(() => refuseBrokenPacks(registry.countries)).not.toThrow()
  })
})
