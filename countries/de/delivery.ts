import { since } from '../../core/country/dated.ts'
import type { DeliveryRules } from '../../core/country/section/delivery.ts'
import { source } from './sources.ts'

export const delivery: DeliveryRules = {
  'service.home': since(
    '1993-07-01',
    { kind: 'home', label: 'DHL Paket', transitDays: [1, 2], cutOff: '16:00', weightMaxGrams: 31_500 },
    source.carriers,
  ),
  'service.locker': since(
    '2003-01-01',
    { kind: 'locker', label: 'Packstation', transitDays: [1, 2], cutOff: '16:00', weightMaxGrams: 31_500 },
    source.carriers,
  ),
  'service.pickup-point': since(
    '2010-01-01',
    { kind: 'pickup-point', label: 'Paketshop', transitDays: [2, 4], cutOff: '15:00', weightMaxGrams: 25_000 },
    source.carriers,
  ),
  'service.click-and-collect': since(
    '2010-01-01',
    { kind: 'click-and-collect', label: 'Abholung in der Filiale', transitDays: [0, 1], cutOff: '17:00' },
    source.carriers,
  ),
  'zone.outside-tax-territory': since('1993-07-01', { postalCodes: '^(27498|78266)$', extraDays: 2 }, source.carriers),
  'zone.islands': since(
    '1993-07-01',
    {
      postalCodes:
        '^(18565|2584[579]|2586[39]|25938|2594[69]|2598\\d|2599[26-9]|2646[45]|26474|26486|26548|26571|26579|26757)$',
      extraDays: 1,
    },
    source.carriers,
  ),
  'zone.mainland': since('1993-07-01', { postalCodes: '^\\d{5}$' }, source.carriers),
}
