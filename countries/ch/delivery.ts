import { since } from '../../core/country/dated.ts'
import type { DeliveryRules } from '../../core/country/section/delivery.ts'
import { source } from './sources.ts'

export const delivery: DeliveryRules = {
  'service.home': since(
    '2010-01-01',
    { kind: 'home', label: 'PostPac', transitDays: [1, 2], cutOff: '17:00', weightMaxGrams: 30_000 },
    source.carriers,
  ),
  'service.pickup-point': since(
    '2010-01-01',
    { kind: 'pickup-point', label: 'PickPost', transitDays: [1, 2], cutOff: '17:00', weightMaxGrams: 30_000 },
    source.carriers,
  ),
  'service.locker': since(
    '2013-10-01',
    {
      kind: 'locker',
      label: 'My Post 24',
      transitDays: [1, 2],
      cutOff: '17:00',
      zones: ['switzerland'],
      weightMaxGrams: 30_000,
    },
    source.carriers,
  ),
  'service.click-and-collect': since(
    '2010-01-01',
    { kind: 'click-and-collect', label: 'Abholung in der Filiale', transitDays: [0, 1], cutOff: '17:00' },
    source.carriers,
  ),
  'zone.liechtenstein': since('2010-01-01', { postalCodes: '^94(8[5-9]|9[0-8])$' }, source.carriers),
  'zone.switzerland': since('2010-01-01', { postalCodes: '^[1-9]\\d{3}$' }, source.carriers),
  customs: [
    { from: '2010-01-01', value: { terms: 'DAP', duty: 'unknown' }, source: source.imports },
    {
      from: '2024-01-01',
      value: { terms: 'DAP', duty: 'unknown', note: 'Industrial goods are free of duty; food and farm goods are not' },
      source: source.customs,
    },
  ],
}
