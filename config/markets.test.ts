import { expect, test } from 'vitest'
import { compose } from '../core/compose.ts'
import type { DeliveryService } from '../core/country/section/delivery.ts'
import { MarketSet } from '../core/market/market-set.ts'
import { markets as definitions } from './markets.ts'

const DAY = '2026-11-22'
const { markets, registry } = compose()

test.each(markets.markets.map((market) => [market.code, market] as const))(
  'every service of the pack of %s has a price',
  (_, { definition, jurisdiction }) => {
    const services = jurisdiction.family<DeliveryService>('delivery', 'service', DAY)
    expect(Object.keys(definition.delivery).toSorted()).toEqual([...services.keys()].toSorted())
  },
)

test('a service that the pack does not have stops the start and is named', () => {
  const [france] = definitions()
  if (!france) throw new Error('no market')
  const misspelt = { ...france, delivery: { ...france.delivery, lockers: 390 } }
  expect(() => new MarketSet(registry, [misspelt], Date.now)).toThrow(
    'market fr: the pack of FR has no delivery service lockers',
  )
})
