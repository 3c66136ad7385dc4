import { since } from '../../core/country/dated.ts'
import type { DeliveryRules } from '../../core/country/section/delivery.ts'
import { source } from './sources.ts'

export const delivery: DeliveryRules = {
  'service.home': since(
    '2010-01-01',
    { kind: 'home', label: 'Royal Mail Tracked 48', transitDays: [2, 3], cutOff: '16:00', weightMaxGrams: 20_000 },
    source.carriers,
  ),
  'service.express': since(
    '2010-01-01',
    {
      kind: 'home',
      label: 'Royal Mail Special Delivery',
      transitDays: [1, 1],
      cutOff: '15:00',
      weightMaxGrams: 20_000,
      express: true,
    },
    source.carriers,
  ),
  'service.pickup-point': since(
    '2010-01-01',
    { kind: 'pickup-point', label: 'ParcelShop', transitDays: [2, 4], cutOff: '15:00', weightMaxGrams: 15_000 },
    source.carriers,
  ),
  'service.locker': since(
    '2013-01-01',
    {
      kind: 'locker',
      label: 'InPost Locker',
      transitDays: [1, 3],
      cutOff: '15:00',
      zones: ['mainland'],
      weightMaxGrams: 15_000,
    },
    source.carriers,
  ),
  'service.click-and-collect': since(
    '2010-01-01',
    { kind: 'click-and-collect', label: 'Click & Collect', transitDays: [0, 1], cutOff: '17:00' },
    source.carriers,
  ),
  'zone.northern-ireland': since('2010-01-01', { postalCodes: '^BT\\d', extraDays: 1 }, source.carriers),
  'zone.highlands-and-islands': since(
    '2010-01-01',
    {
      postalCodes:
        '^(HS|IV|KW|ZE|AB(3[1-8]|5[1-6])|FK(1[7-9]|2[01])|KA2[78]|PA(2\\d|3[0-8]|4[1-9]|[67]\\d)|PH(19|2[0-6]|[34]\\d|50)|TR2[1-5])',
      extraDays: 2,
    },
    source.carriers,
  ),
  'zone.isle-of-man': since('2010-01-01', { postalCodes: '^IM\\d', extraDays: 2 }, source.carriers),
  'zone.mainland': since('2010-01-01', { postalCodes: '^[A-Z]{1,2}\\d' }, source.carriers),
  customs: [
    {
      from: '2010-01-01',
      value: {
        terms: 'DAP',
        duty: 'unknown',
        note: 'Free of duty up to EUR 150',
        freeUpTo: { amount: 150_00, currency: 'EUR' },
        except: ['alcohol'],
      },
      source: source.customsBefore,
    },
    {
      from: '2021-01-01',
      value: {
        terms: 'DAP',
        duty: 'unknown',
        note: 'Free of duty up to GBP 135',
        freeUpTo: { amount: 135_00, currency: 'GBP' },
        except: ['alcohol'],
      },
      source: source.customs,
    },
  ],
}
