import { since } from '../../core/country/dated.ts'
import type { CalendarRules } from '../../core/country/section/calendar.ts'
import { source } from './sources.ts'

const always = '1983-07-30'
const ANDALUCIA = ['ES-AL', 'ES-CA', 'ES-CO', 'ES-GR', 'ES-H', 'ES-J', 'ES-MA', 'ES-SE']
const ARAGON = ['ES-HU', 'ES-TE', 'ES-Z']
const CASTILLA_Y_LEON = ['ES-AV', 'ES-BU', 'ES-LE', 'ES-P', 'ES-SA', 'ES-SG', 'ES-SO', 'ES-VA', 'ES-ZA']
const CASTILLA_LA_MANCHA = ['ES-AB', 'ES-CR', 'ES-CU', 'ES-GU', 'ES-TO']
const CATALUNYA = ['ES-B', 'ES-GI', 'ES-L', 'ES-T']
const EUSKADI = ['ES-VI', 'ES-SS', 'ES-BI']
const EXTREMADURA = ['ES-BA', 'ES-CC']
const GALICIA = ['ES-C', 'ES-LU', 'ES-OR', 'ES-PO']
const VALENCIA = ['ES-A', 'ES-CS', 'ES-V']

/**
 * Days of the whole state, then what the autonomous communities keep in most years. Each year's decree may exchange
 * some of them or move a Sunday's to Monday; two local days of every town are not listed.
 */
export const calendar: CalendarRules = {
  'holiday.new-year': since(always, { fixed: '01-01' }, source.holidays),
  'holiday.epiphany': since(always, { fixed: '01-06' }, source.holidays),
  'holiday.good-friday': since(always, { easter: -2 }, source.holidays),
  'holiday.labour-day': since(always, { fixed: '05-01' }, source.holidays),
  'holiday.assumption': since(always, { fixed: '08-15' }, source.holidays),
  'holiday.national-day': since(always, { fixed: '10-12' }, source.holidays),
  'holiday.all-saints': since(always, { fixed: '11-01' }, source.holidays),
  'holiday.constitution': since(always, { fixed: '12-06' }, source.holidays),
  'holiday.immaculate': since(always, { fixed: '12-08' }, source.holidays),
  'holiday.christmas': since(always, { fixed: '12-25' }, source.holidays),

  'holiday.maundy-thursday': since(
    always,
    {
      easter: -3,
      subdivisions: [
        ...ANDALUCIA,
        ...ARAGON,
        ...CASTILLA_Y_LEON,
        ...CASTILLA_LA_MANCHA,
        ...EUSKADI,
        ...EXTREMADURA,
        ...GALICIA,
        'ES-O',
        'ES-S',
        'ES-PM',
        'ES-GC',
        'ES-TF',
        'ES-LO',
        'ES-M',
        'ES-MU',
        'ES-NA',
        'ES-CE',
        'ES-ML',
      ],
    },
    source.holidays,
  ),
  'holiday.easter-monday': since(
    always,
    { easter: 1, subdivisions: [...CATALUNYA, ...EUSKADI, ...VALENCIA, 'ES-PM', 'ES-LO', 'ES-NA'] },
    source.holidays,
  ),
  'holiday.andalucia': since(always, { fixed: '02-28', subdivisions: ANDALUCIA }, source.holidays),
  'holiday.baleares': since(always, { fixed: '03-01', subdivisions: ['ES-PM'] }, source.holidays),
  'holiday.saint-george': since(
    always,
    { fixed: '04-23', subdivisions: [...ARAGON, ...CASTILLA_Y_LEON] },
    source.holidays,
  ),
  'holiday.madrid': since(always, { fixed: '05-02', subdivisions: ['ES-M'] }, source.holidays),
  'holiday.galician-letters': since(always, { fixed: '05-17', subdivisions: GALICIA }, source.holidays),
  'holiday.canarias': since(always, { fixed: '05-30', subdivisions: ['ES-GC', 'ES-TF'] }, source.holidays),
  'holiday.castilla-la-mancha': since(always, { fixed: '05-31', subdivisions: CASTILLA_LA_MANCHA }, source.holidays),
  'holiday.murcia': since(always, { fixed: '06-09', subdivisions: ['ES-MU'] }, source.holidays),
  'holiday.la-rioja': since(always, { fixed: '06-09', subdivisions: ['ES-LO'] }, source.holidays),
  'holiday.saint-john': since(always, { fixed: '06-24', subdivisions: CATALUNYA }, source.holidays),
  'holiday.galicia': since(always, { fixed: '07-25', subdivisions: GALICIA }, source.holidays),
  'holiday.cantabria': since(always, { fixed: '07-28', subdivisions: ['ES-S'] }, source.holidays),
  'holiday.asturias': since(always, { fixed: '09-08', subdivisions: ['ES-O'] }, source.holidays),
  'holiday.extremadura': since(always, { fixed: '09-08', subdivisions: EXTREMADURA }, source.holidays),
  'holiday.catalunya': since(always, { fixed: '09-11', subdivisions: CATALUNYA }, source.holidays),
  'holiday.valencia': since(always, { fixed: '10-09', subdivisions: VALENCIA }, source.holidays),
  'holiday.saint-stephen': since(always, { fixed: '12-26', subdivisions: CATALUNYA }, source.holidays),
  'holiday.ceuta': since(always, { fixed: '08-05', subdivisions: ['ES-CE'] }, source.holidays),
}
