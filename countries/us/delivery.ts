import { since } from '../../core/country/dated.ts'
import type { DeliveryRules } from '../../core/country/section/delivery.ts'
import { source } from './sources.ts'

const start = '2010-01-01'

export const delivery: DeliveryRules = {
  'service.home': since(
    start,
    { kind: 'home', label: 'Home delivery', transitDays: [2, 5], cutOff: '15:00', weightMaxGrams: 31_750 },
    source.carriers,
  ),
  'service.pickup-point': since(
    start,
    {
      kind: 'pickup-point',
      label: 'UPS Access Point',
      transitDays: [2, 5],
      cutOff: '15:00',
      zones: ['contiguous'],
      weightMaxGrams: 20_000,
    },
    source.carriers,
  ),
  'service.locker': since(
    start,
    {
      kind: 'locker',
      label: 'Parcel locker',
      transitDays: [2, 5],
      cutOff: '15:00',
      zones: ['contiguous'],
      weightMaxGrams: 9_000,
    },
    source.carriers,
  ),
  'service.click-and-collect': since(
    start,
    { kind: 'click-and-collect', label: 'Store pickup', transitDays: [0, 1], cutOff: '17:00' },
    source.carriers,
  ),
  'zone.military': since(start, { postalCodes: '^(09[0-8]|340|96[2-6])', extraDays: 10 }, source.carriers),
  'zone.alaska-hawaii': since(start, { subdivisions: ['US-AK', 'US-HI'], extraDays: 4 }, source.carriers),
  'zone.contiguous': since(start, { postalCodes: '^\\d{5}' }, source.carriers),
  customs: [
    {
      from: '2016-03-10',
      value: {
        terms: 'DAP',
        duty: 'unknown',
        note: 'Free of duty up to USD 800',
        freeUpTo: { amount: 800_00, currency: 'USD' },
        except: ['alcohol'],
      },
      source: source.deMinimis,
    },
    {
      from: '2025-08-29',
      value: { terms: 'DDP', duty: 'unknown', note: 'Duty is due from the first dollar' },
      source: source.deMinimis,
    },
    {
      from: '2026-02-24',
      value: { terms: 'DDP', duty: 'unknown', note: 'Duty is due from the first dollar' },
      source: source.deMinimisContinued,
    },
  ],
}
