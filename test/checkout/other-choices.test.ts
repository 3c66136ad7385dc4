import { beforeAll, describe, expect, test } from 'vitest'
import { markets } from '../../config/markets.ts'
import { since } from '../../core/country/dated.ts'
import type { Country } from '../../core/country/define-country.ts'
import { Registry } from '../../core/country/registry.ts'
import { MarketSet } from '../../core/market/market-set.ts'
import { countries } from '../../countries/index.ts'
import type { Cart } from '../order/story.ts'
import { ADDRESSES, type Shop, shop } from './shop.ts'

const source = { cite: 'A law of a test', url: 'https://example.org/law', checked: 'none' } as const

/** France, if its law wanted a number of every company that buys. */
const asksCompanies = (country: Country): Country =>
  country.code === 'FR'
    ? {
        ...country,
        identity: { ...country.identity, buyerNumber: since('2010-01-01', { buyers: 'companies' }, source) },
      }
    : country

/** A shop in a world whose laws and choices are a little different: Switzerland also takes euros. */
let world: Shop
beforeAll(async () => {
  world = await shop({
    otherwise: (engine, now) => {
      const registry = new Registry(countries.map(asksCompanies))
      const definitions = markets().map((each) => (each.code === 'ch' ? { ...each, currencies: ['CHF', 'EUR'] } : each))
      return { ...engine, registry, markets: new MarketSet(registry, definitions, now) }
    },
  })
})

const MUG = 'GEN-MG-CRM'
const begin = (market: string, more: object = {}) =>
  world.ask<Cart>('POST', `/v1/markets/${market}/carts`, { lines: [{ sku: MUG, quantity: 1 }], ...more })
const patch = (market: string, { id, version }: Cart, body: object) =>
  world.ask<Cart>('PATCH', `/v1/markets/${market}/carts/${id}`, { version, ...body })

describe('where the law wants a number of companies', () => {
  const numbers = ({ blockers }: Cart) => blockers.filter(({ code }) => code === 'tax-number')

  test('a company must give one that can be; a consumer need not, and may', async () => {
    const cart = await begin('fr')
    expect(numbers(cart)).toEqual([])
    const company = await patch('fr', cart, { buyer: { type: 'company' } })
    expect(numbers(company)).toMatchObject([{ pointer: '/buyer/taxId', source: { cite: source.cite } }])
    const wrong = await patch('fr', company, { buyer: { type: 'company', taxId: 'FR00303265045' } })
    expect(numbers(wrong)).toHaveLength(1)
    const right = await patch('fr', wrong, { buyer: { type: 'company', taxId: 'FR40303265045' } })
    expect(numbers(right)).toEqual([])
    const consumer = await patch('fr', right, { buyer: { type: 'consumer' } })
    expect(numbers(consumer)).toEqual([])
  })

  test('and of no company elsewhere', async () => {
    expect(numbers(await patch('de', await begin('de'), { buyer: { type: 'company' } }))).toEqual([])
  })
})

describe('a rate table in the second currency of a market', () => {
  const table = (currency: string, rates: object[]) =>
    world.staff('PUT', '/v1/admin/markets/ch/delivery-rates', { service: 'home', currency, rates })
  const HOME_OF_CONFIG = markets().find(({ code }) => code === 'ch')?.delivery.home as number

  /** What home delivery costs in a cart of a currency; undefined where it is not offered. */
  async function home(currency: string): Promise<number | undefined> {
    const cart = await patch('ch', await begin('ch', { currency }), { shipTo: ADDRESSES.ch })
    const path = `/v1/markets/ch/carts/${cart.id}/delivery-options`
    const answer = await world.ask<{ currency: string; options: { service: string; price: number }[] }>('GET', path)
    expect(answer.currency).toBe(currency)
    return answer.options.find(({ service }) => service === 'home')?.price
  }

  test('each currency has its own price: that of config is in the first, and nothing is converted', async () => {
    expect(await home('CHF')).toBe(HOME_OF_CONFIG)
    expect(await home('EUR')).toBeUndefined()
    await table('EUR', [{ price: 8_50, freeFrom: 100_00 }])
    await expect.poll(() => home('EUR')).toBe(8_50)
    expect(await home('CHF')).toBe(HOME_OF_CONFIG)
    await table('CHF', [{ price: 9_00 }])
    await expect.poll(() => home('CHF')).toBe(9_00)
    expect(await home('EUR')).toBe(8_50)
  })

  test('a cart is charged in it to the end, and a quote asks the same', async () => {
    await table('EUR', [{ price: 8_50, freeFrom: 100_00 }])
    const cart = await patch('ch', await begin('ch', { currency: 'EUR' }), {
      shipTo: ADDRESSES.ch,
      delivery: { service: 'home' },
    })
    expect(cart.quote).toMatchObject({ currency: 'EUR', totals: { delivery: 8_50 } })
    const quoted = await world.ask<{ totals: { delivery: number } }>('POST', '/v1/markets/ch/quotes', {
      currency: 'EUR',
      lines: [{ sku: MUG, quantity: 1 }],
      delivery: { service: 'home' },
    })
    expect(quoted.totals.delivery).toBe(8_50)
  })

  test('a market says its prices in its first currency', async () => {
    await table('CHF', [])
    await table('EUR', [{ price: 8_50 }])
    type Service = { service: string; price?: number; priceFrom?: number }
    const said = async () => {
      const { deliveryServices } = await world.ask<{ deliveryServices: Service[] }>('GET', '/v1/markets/ch')
      const { price, priceFrom } = deliveryServices.find(({ service }) => service === 'home') as Service
      return { price, priceFrom }
    }
    await expect.poll(said).toEqual({ price: HOME_OF_CONFIG, priceFrom: undefined })
  })
})
