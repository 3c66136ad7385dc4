import { none, since } from '../../core/country/dated.ts'
import { defineTerritory, type Territory } from '../../core/country/define-country.ts'
import type { CalendarRules } from '../../core/country/section/calendar.ts'
import type { TaxRules } from '../../core/country/section/tax.ts'
import { kinds, rate, zero } from '../../core/country/tax-table.ts'
import { source } from './sources.ts'

/** An overseas department: not of the union for VAT, and goods from the mainland are exports to it (art. 294-2). */
function overseas(
  code: string,
  name: string,
  countryCode: string,
  rules: { area: string; notice: string; tax: TaxRules; calendar: CalendarRules },
): Territory {
  const department = code.slice('FR-'.length)
  return defineTerritory({
    code,
    name,
    select: { subdivisions: [code, `FR-${countryCode}`], postalCodes: `^${department}\\d{2}$`, countryCode },
    tax: {
      ...rules.tax,
      area: since('1979-01-01', rules.area, source.overseasBorder),
      union: since('1993-01-01', none, source.overseasBorder),
      /**
       * A seller registered there charges the local tax; otherwise the recipient pays what is due on arrival. Services do
       * not cross a border: whoever is registered on the mainland charges them at the rates of the department.
       */
      imports: since(
        '1979-01-01',
        {
          schemes: [{ scheme: code }, { scheme: 'FR', covers: ['service'], source: source.overseasServices }],
          notice: rules.notice,
        },
        source.overseasBorder,
      ),
    },
    /** Inside the customs territory of the union: no duty, but dock dues. */
    delivery: {
      customs: since(
        '1979-01-01',
        { terms: 'DAP', duty: 'unknown', note: 'Dock dues and local VAT are due on arrival', fromHome: 'free' },
        source.overseasBorder,
      ),
    },
    calendar: rules.calendar,
  })
}

/** A collectivity with taxes of its own: no French VAT, and goods and services from France are exports to it. */
function collectivity(code: string, name: string, countryCode: string, postalCodes: string): Territory {
  const outside = since('1979-01-01', zero('TVA', 'O', 'Outside the territory of the VAT'), source.collectivities)
  return defineTerritory({
    code,
    name,
    select: { subdivisions: [code], postalCodes, countryCode },
    /** Outside the customs territory of the union, with a tariff of its own. */
    delivery: { customs: since('1979-01-01', { terms: 'DAP', duty: 'unknown' }, source.collectivities) },
    tax: {
      'rate.standard': outside,
      'rate.intermediate': outside,
      'rate.reduced': outside,
      'rate.super-reduced': outside,
      area: since('1979-01-01', code, source.collectivities),
      union: since('1993-01-01', none, source.collectivities),
      imports: since(
        '1979-01-01',
        { schemes: [{ scheme: code }], notice: 'notice.import-tax-due' },
        source.collectivities,
      ),
    },
  })
}

/** Guadeloupe, Martinique and Réunion: VAT of their own at lower rates (art. 296). */
const taxed: TaxRules = {
  'rate.standard': since('1995-08-01', rate('TVA', '8.5'), source.overseas),
  'rate.intermediate': since('1995-08-01', rate('TVA', '2.1'), source.overseas),
  'rate.reduced': since('1995-08-01', rate('TVA', '2.1'), source.overseas),
  'rate.super-reduced': since('1995-08-01', rate('TVA', '2.1'), source.overseas),
  'rate.press': since('1995-08-01', rate('TVA', '1.05'), source.overseasPress),
  'rate.zero': since('2026-09-01', zero('TVA', 'Z', 'Bread and rice, CIBS art. L. 213-165'), source.overseasStaples),
  'kind.food': [
    { from: '1995-08-01', value: 'reduced', source: source.overseas },
    {
      from: '2026-09-01',
      value: [
        { band: 'zero', when: { subKind: 'bread' } },
        { band: 'zero', when: { subKind: 'rice' } },
        { band: 'reduced' },
      ],
      source: source.overseasStaples,
    },
  ],
  ...kinds('1995-08-01', source.overseasPress, { press: 'press' }),
}

/** Guyane and Mayotte: VAT is provisionally not applied (art. 294-1). */
const nothing = since('1979-01-01', zero('TVA', 'O', 'VAT not applicable, CGI art. 294-1'), source.overseasUntaxed)
const untaxed: TaxRules = {
  'rate.standard': nothing,
  'rate.intermediate': nothing,
  'rate.reduced': nothing,
  'rate.super-reduced': nothing,
}

/** The day on which slavery was abolished there. */
const abolition = (day: string) => since('1983-06-30', { fixed: day }, source.holidaysOverseas)

/** VAT at the rates of the mainland but for what article 297 lists: food, books and what comes from farms. */
const corsica = defineTerritory({
  code: 'FR-20R',
  name: 'Corse',
  select: { subdivisions: ['FR-20R', 'FR-2A', 'FR-2B'], postalCodes: '^20\\d{3}$' },
  tax: {
    ...kinds('1979-01-01', source.corsica, {
      food: 'super-reduced',
      drink: 'super-reduced',
      book: 'super-reduced',
      plant: 'super-reduced',
    }),
    'kind.confectionery': since(
      '1979-01-01',
      [{ band: 'super-reduced', when: { subKind: 'plain-chocolate' } }, { band: 'standard' }],
      source.corsica,
    ),
  },
})

/** A state of its own that is France for VAT and customs. */
const monaco = defineTerritory({
  code: 'FR-MC',
  name: 'Monaco',
  select: { subdivisions: ['FR-MC'], postalCodes: '^980\\d{2}$', countryCode: 'MC' },
  tax: { area: since('1963-09-01', 'FR', source.monaco) },
})

/** Guadeloupe and Martinique trade as one market; Réunion lies apart. */
const ANTILLES = 'FR-ANTILLES'
const local = { notice: 'notice.overseas-import', tax: taxed }
const free = { notice: 'notice.overseas-dock-dues', tax: untaxed }
const goodFriday = since('1974-01-01', { easter: -2 }, source.holidaysOverseas)
const schoelcher = since('1974-01-01', { fixed: '07-21' }, source.holidaysOverseas)

export const territories: readonly Territory[] = [
  corsica,
  monaco,
  // Saint-Barthélemy and Saint-Martin left Guadeloupe in 2007 and kept their postal codes.
  collectivity('FR-BL', 'Saint-Barthélemy', 'BL', '^97133$'),
  collectivity('FR-MF', 'Saint-Martin', 'MF', '^97150$'),
  collectivity('FR-PM', 'Saint-Pierre-et-Miquelon', 'PM', '^975\\d{2}$'),
  collectivity('FR-WF', 'Wallis-et-Futuna', 'WF', '^986\\d{2}$'),
  collectivity('FR-PF', 'Polynésie française', 'PF', '^987\\d{2}$'),
  collectivity('FR-NC', 'Nouvelle-Calédonie', 'NC', '^988\\d{2}$'),
  overseas('FR-971', 'Guadeloupe', 'GP', {
    ...local,
    area: ANTILLES,
    calendar: {
      'holiday.abolition': abolition('05-27'),
      'holiday.good-friday': goodFriday,
      'holiday.schoelcher': schoelcher,
    },
  }),
  overseas('FR-972', 'Martinique', 'MQ', {
    ...local,
    area: ANTILLES,
    calendar: {
      'holiday.abolition': abolition('05-22'),
      'holiday.good-friday': goodFriday,
      'holiday.schoelcher': schoelcher,
    },
  }),
  overseas('FR-974', 'La Réunion', 'RE', {
    ...local,
    area: 'FR-974',
    calendar: { 'holiday.abolition': abolition('12-20') },
  }),
  overseas('FR-973', 'Guyane', 'GF', {
    ...free,
    area: 'FR-973',
    calendar: { 'holiday.abolition': abolition('06-10') },
  }),
  overseas('FR-976', 'Mayotte', 'YT', {
    ...free,
    area: 'FR-976',
    calendar: { 'holiday.abolition': abolition('04-27') },
  }),
]
