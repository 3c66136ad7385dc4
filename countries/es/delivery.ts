import { since } from '../../core/country/dated.ts'
import type { DeliveryRules } from '../../core/country/section/delivery.ts'
import { source } from './sources.ts'

export const delivery: DeliveryRules = {
  'service.home': since(
    '2010-01-01',
    { kind: 'home', label: 'Envío a domicilio', transitDays: [1, 3], cutOff: '17:00', weightMaxGrams: 30_000 },
    source.carriers,
  ),
  'service.pickup-point': since(
    '2010-01-01',
    {
      kind: 'pickup-point',
      label: 'Punto de recogida',
      transitDays: [2, 4],
      cutOff: '17:00',
      zones: ['mainland', 'baleares'],
      weightMaxGrams: 20_000,
    },
    source.carriers,
  ),
  'service.locker': since(
    '2014-01-01',
    {
      kind: 'locker',
      label: 'Taquilla Citypaq',
      transitDays: [1, 3],
      cutOff: '17:00',
      zones: ['mainland'],
      weightMaxGrams: 15_000,
    },
    source.carriers,
  ),
  'service.click-and-collect': since(
    '2010-01-01',
    { kind: 'click-and-collect', label: 'Recogida en tienda', transitDays: [0, 1], cutOff: '18:00' },
    source.carriers,
  ),
  'zone.baleares': since('2010-01-01', { postalCodes: '^07\\d{3}$', extraDays: 1 }, source.carriers),
  'zone.canarias': since('2010-01-01', { postalCodes: '^3[58]\\d{3}$', extraDays: 4 }, source.carriers),
  'zone.ceuta-melilla': since('2010-01-01', { postalCodes: '^5[12]\\d{3}$', extraDays: 3 }, source.carriers),
  'zone.mainland': since('2010-01-01', { postalCodes: '^\\d{5}$' }, source.carriers),
}
