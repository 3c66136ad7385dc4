import { since } from '../../core/country/dated.ts'
import type { DeliveryRules } from '../../core/country/section/delivery.ts'
import { source } from './sources.ts'

const start = '2010-01-01'

export const delivery: DeliveryRules = {
  'service.home': since(
    start,
    { kind: 'home', label: 'PAC', transitDays: [4, 9], cutOff: '15:00', weightMaxGrams: 30_000 },
    source.carriers,
  ),
  'service.express': since(
    start,
    { kind: 'home', label: 'Sedex', transitDays: [1, 3], cutOff: '15:00', weightMaxGrams: 30_000, express: true },
    source.carriers,
  ),
  'service.pickup-point': since(
    '2017-01-01',
    {
      kind: 'pickup-point',
      label: 'Clique e Retire Correios',
      transitDays: [3, 8],
      cutOff: '15:00',
      weightMaxGrams: 30_000,
    },
    source.carriers,
  ),
  'service.locker': since(
    '2021-01-01',
    {
      kind: 'locker',
      label: 'Locker',
      transitDays: [3, 6],
      cutOff: '15:00',
      zones: ['south-east'],
      weightMaxGrams: 10_000,
    },
    source.carriers,
  ),
  'service.click-and-collect': since(
    start,
    { kind: 'click-and-collect', label: 'Retirada na loja', transitDays: [0, 1], cutOff: '17:00' },
    source.carriers,
  ),
  'zone.north': since(
    start,
    { subdivisions: ['BR-AC', 'BR-AM', 'BR-AP', 'BR-PA', 'BR-RO', 'BR-RR', 'BR-TO'], extraDays: 6 },
    source.carriers,
  ),
  'zone.north-east': since(start, { postalCodes: '^([45]\\d|6[0-5])\\d{6}$', extraDays: 3 }, source.carriers),
  'zone.south-east': since(start, { postalCodes: '^[0-3]\\d{7}$' }, source.carriers),
  'zone.rest': since(start, { postalCodes: '^[6-9]\\d{7}$', extraDays: 2 }, source.carriers),
  customs: [
    { from: start, value: { terms: 'DAP', duty: 'unknown', note: 'Import tax of 60 %' }, source: source.customsBefore },
    {
      from: '2023-08-01',
      value: { terms: 'DAP', duty: 'unknown', note: 'No import tax up to USD 50 at certified sellers, else 60 %' },
      source: source.customs2023,
    },
    {
      from: '2024-08-01',
      value: {
        terms: 'DAP',
        duty: 'unknown',
        note: 'At certified sellers 20 % up to USD 50, above 60 % less USD 20; else 60 %. ICMS comes on top',
      },
      source: source.customs2024,
    },
  ],
}
