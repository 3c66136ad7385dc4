import { since } from '../../core/country/dated.ts'
import type { DeliveryRules } from '../../core/country/section/delivery.ts'
import { source } from './sources.ts'

const start = '2010-01-01'

export const delivery: DeliveryRules = {
  'service.home': since(
    start,
    { kind: 'home', label: 'Home delivery', transitDays: [2, 6], cutOff: '14:00', weightMaxGrams: 20_000 },
    source.carriers,
  ),
  'service.express': since(
    '2014-01-01',
    {
      kind: 'home',
      label: 'Express',
      transitDays: [1, 2],
      cutOff: '12:00',
      zones: ['metro'],
      weightMaxGrams: 20_000,
      express: true,
    },
    source.carriers,
  ),
  'service.pickup-point': since(
    '2015-01-01',
    {
      kind: 'pickup-point',
      label: 'Post office pickup',
      transitDays: [3, 7],
      cutOff: '14:00',
      zones: ['metro', 'mainland'],
      weightMaxGrams: 20_000,
    },
    source.carriers,
  ),
  'service.click-and-collect': since(
    start,
    { kind: 'click-and-collect', label: 'Store pickup', transitDays: [0, 1], cutOff: '17:00' },
    source.carriers,
  ),
  // Delhi, Mumbai, Kolkata, Chennai, Bengaluru, Hyderabad.
  'zone.metro': since(start, { postalCodes: '^(110|400|700|600|560|500)\\d{3}$' }, source.carriers),
  'zone.islands': since(start, { subdivisions: ['IN-AN', 'IN-LD'], extraDays: 7 }, source.carriers),
  'zone.mountains': since(
    start,
    {
      subdivisions: ['IN-AR', 'IN-HP', 'IN-JK', 'IN-LA', 'IN-ML', 'IN-MN', 'IN-MZ', 'IN-NL', 'IN-SK', 'IN-TR'],
      extraDays: 4,
    },
    source.carriers,
  ),
  'zone.mainland': since(start, { postalCodes: '^[1-8]\\d{5}$' }, source.carriers),
  customs: since(
    '2017-07-01',
    { terms: 'DAP', duty: 'unknown', note: 'Duty, surcharge and IGST are due from the first rupee' },
    source.customs,
  ),
}
