import { since } from '../../core/country/dated.ts'
import type { DeliveryRules } from '../../core/country/section/delivery.ts'
import { source } from './sources.ts'

const start = '2010-01-01'

export const delivery: DeliveryRules = {
  'service.home': since(
    start,
    { kind: 'home', label: '快递送货上门', transitDays: [2, 4], cutOff: '16:00', weightMaxGrams: 50_000 },
    source.carriers,
  ),
  'service.express': since(
    start,
    { kind: 'home', label: '顺丰特快', transitDays: [1, 2], cutOff: '18:00', weightMaxGrams: 50_000, express: true },
    source.carriers,
  ),
  'service.pickup-point': since(
    '2013-01-01',
    { kind: 'pickup-point', label: '菜鸟驿站', transitDays: [2, 4], cutOff: '16:00', weightMaxGrams: 20_000 },
    source.carriers,
  ),
  'service.locker': since(
    '2015-06-01',
    {
      kind: 'locker',
      label: '丰巢智能柜',
      transitDays: [2, 4],
      cutOff: '16:00',
      zones: ['east'],
      weightMaxGrams: 10_000,
    },
    source.carriers,
  ),
  'service.click-and-collect': since(
    start,
    { kind: 'click-and-collect', label: '门店自提', transitDays: [0, 1], cutOff: '18:00' },
    source.carriers,
  ),
  'zone.west': since(
    start,
    { subdivisions: ['CN-XZ', 'CN-XJ', 'CN-QH', 'CN-NM', 'CN-GS', 'CN-NX'], extraDays: 3 },
    source.carriers,
  ),
  'zone.east': since(start, { postalCodes: '^\\d{6}$' }, source.carriers),
  customs: since(
    '2019-01-01',
    {
      terms: 'DDP',
      duty: 'unknown',
      note: 'Cross-border retail from the positive list: up to CNY 5,000 an order and 26,000 a year free of duty, at 70 % of VAT and consumption tax',
      freeUpTo: { amount: 5_000_00, currency: 'CNY' },
    },
    source.imports,
  ),
}
