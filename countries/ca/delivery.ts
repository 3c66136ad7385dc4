import { since } from '../../core/country/dated.ts'
import type { DeliveryRules } from '../../core/country/section/delivery.ts'
import { source } from './sources.ts'

const start = '2010-01-01'
const south = ['south', 'remote']

export const delivery: DeliveryRules = {
  'service.home': since(
    start,
    { kind: 'home', label: 'Home delivery', transitDays: [2, 6], cutOff: '15:00', weightMaxGrams: 30_000 },
    source.carriers,
  ),
  'service.pickup-point': since(
    '2014-01-01',
    {
      kind: 'pickup-point',
      label: 'Post office pickup',
      transitDays: [2, 6],
      cutOff: '15:00',
      zones: south,
      weightMaxGrams: 30_000,
    },
    source.carriers,
  ),
  'service.locker': since(
    '2014-01-01',
    {
      kind: 'locker',
      label: 'Parcel locker',
      transitDays: [2, 6],
      cutOff: '15:00',
      zones: ['south'],
      weightMaxGrams: 15_000,
    },
    source.carriers,
  ),
  'service.click-and-collect': since(
    start,
    { kind: 'click-and-collect', label: 'Store pickup', transitDays: [0, 1], cutOff: '17:00' },
    source.carriers,
  ),
  'zone.north': since(start, { subdivisions: ['CA-NT', 'CA-NU', 'CA-YT'], extraDays: 6 }, source.carriers),
  // A zero in second place marks a rural route.
  'zone.remote': since(start, { postalCodes: '^[A-Z]0', extraDays: 3 }, source.carriers),
  'zone.south': since(start, { postalCodes: '^[A-Z][1-9]' }, source.carriers),
  customs: [
    {
      from: '1985-01-01',
      value: {
        terms: 'DAP',
        duty: 'unknown',
        note: 'Free of duty and tax up to CAD 20',
        freeUpTo: { amount: 20_00, currency: 'CAD' },
        except: ['alcohol', 'press'],
      },
      source: source.customs,
    },
    {
      from: '2020-07-01',
      value: {
        terms: 'DAP',
        duty: 'unknown',
        note: 'Free of duty and tax up to CAD 20; by courier from the US or Mexico of tax up to CAD 40, of duty up to CAD 150',
        freeUpTo: { amount: 20_00, currency: 'CAD' },
        except: ['alcohol', 'press'],
      },
      source: source.customs,
    },
  ],
}
