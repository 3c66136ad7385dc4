import { since } from '../../core/country/dated.ts'
import type { DeliveryRules } from '../../core/country/section/delivery.ts'
import { source } from './sources.ts'

export const delivery: DeliveryRules = {
  'service.home': since(
    '1998-02-02',
    { kind: 'home', label: '宅配便', transitDays: [1, 2], cutOff: '15:00', weightMaxGrams: 30_000 },
    source.carriers,
  ),
  'service.pickup-point': since(
    '2000-01-01',
    { kind: 'pickup-point', label: 'コンビニ受取', transitDays: [1, 3], cutOff: '15:00', weightMaxGrams: 25_000 },
    source.carriers,
  ),
  'service.locker': since(
    '2016-05-01',
    {
      kind: 'locker',
      label: 'PUDOステーション',
      transitDays: [1, 3],
      cutOff: '15:00',
      zones: ['mainland', 'hokkaido'],
      weightMaxGrams: 10_000,
    },
    source.carriers,
  ),
  'service.click-and-collect': since(
    '2010-01-01',
    { kind: 'click-and-collect', label: '店舗受取', transitDays: [0, 1], cutOff: '17:00' },
    source.carriers,
  ),
  'zone.okinawa': since('1998-02-02', { postalCodes: '^90\\d{5}$', extraDays: 2 }, source.carriers),
  /** Izu and Ogasawara, Sado, Oki, Iki, Tsushima, Goto, Tanegashima, Yakushima and Amami. */
  'zone.islands': since(
    '1998-02-02',
    {
      postalCodes:
        '^(100(01|0[2-9]|1|2)\\d*|952\\d{4}|685\\d{4}|81151\\d{2}|817\\d{4}|853\\d{4}|891[3-9]\\d{3}|894\\d{4})$',
      extraDays: 3,
    },
    source.carriers,
  ),
  'zone.hokkaido': since('1998-02-02', { postalCodes: '^0[04-9]\\d{5}$', extraDays: 1 }, source.carriers),
  'zone.mainland': since('1998-02-02', { postalCodes: '^\\d{7}$' }, source.carriers),
  customs: since(
    '1998-02-02',
    {
      terms: 'DAP',
      duty: 'unknown',
      note: 'Free of duty and tax up to 10,000 yen, but not leather goods, knitwear and shoes',
      freeUpTo: { amount: 10_000, currency: 'JPY' },
      except: ['clothing', 'children-clothing', 'alcohol'],
    },
    source.customs,
  ),
}
