import { since } from '../../core/country/dated.ts'
import type { DeliveryRules } from '../../core/country/section/delivery.ts'
import { source } from './sources.ts'

export const delivery: DeliveryRules = {
  'service.home': since(
    '2010-01-01',
    { kind: 'home', label: 'Colissimo à domicile', transitDays: [2, 3], cutOff: '15:00', weightMaxGrams: 30_000 },
    source.carriers,
  ),
  'service.express': since(
    '2010-01-01',
    {
      kind: 'home',
      label: 'Chronopost',
      transitDays: [1, 1],
      cutOff: '15:00',
      zones: ['mainland'],
      weightMaxGrams: 30_000,
      express: true,
    },
    source.express,
  ),
  'service.pickup-point': since(
    '2010-01-01',
    {
      kind: 'pickup-point',
      label: 'Point relais',
      transitDays: [3, 5],
      cutOff: '15:00',
      zones: ['mainland', 'corsica'],
      weightMaxGrams: 25_000,
    },
    source.carriers,
  ),
  'service.locker': since(
    '2014-01-01',
    {
      kind: 'locker',
      label: 'Consigne Pickup',
      transitDays: [2, 3],
      cutOff: '15:00',
      zones: ['mainland'],
      weightMaxGrams: 20_000,
    },
    source.carriers,
  ),
  'service.click-and-collect': since(
    '2010-01-01',
    { kind: 'click-and-collect', label: 'Retrait en magasin', transitDays: [0, 1], cutOff: '17:00' },
    source.carriers,
  ),
  'zone.corsica': since('2010-01-01', { postalCodes: '^20\\d{3}$', extraDays: 2 }, source.carriers),
  'zone.overseas-1': since('2010-01-01', { postalCodes: '^97[12346]\\d{2}$', extraDays: 5 }, source.carriers),
  'zone.overseas-2': since('2010-01-01', { postalCodes: '^98\\d{3}$', extraDays: 9 }, source.carriers),
  'zone.mainland': since('2010-01-01', { postalCodes: '^(?!20|97|98)\\d{5}$' }, source.carriers),
}
