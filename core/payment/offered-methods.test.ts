import { describe, expect, test } from 'vitest'
import { providers } from '../../config/providers.ts'
import { compose } from '../compose.ts'
import { offeredMethod, offeredMethods, type PaymentQuestion } from './offered-methods.ts'
import { abilitiesOf, type ProviderChoice, providersFor, usesProvider } from './provider-choice.ts'

const { markets } = compose({ now: () => Date.parse('2026-11-22T11:00:00Z') })

function asked(market: string, more: Partial<PaymentQuestion> = {}, choice: ProviderChoice = providers) {
  const { definition } = markets.find(market)
  const currency = definition.currencies[0] as string
  const question = { channel: 'web', currency, day: '2026-11-22', amount: 100_00n, ...more }
  return offeredMethods(choice, markets.find(market), question)
}

const against = (market: string, more: Partial<PaymentQuestion> = {}, choice?: ProviderChoice) =>
  Object.fromEntries(asked(market, more, choice).map(({ method, against: reasons }) => [method, reasons.join()]))

describe('what a cart is offered', () => {
  test('every method in the order of the pack, with what stands against it', () => {
    expect(against('fr')).toEqual({
      card: '',
      paypal: '',
      wero: '',
      instalments: '',
      'bank-transfer': '',
      cash: 'channel',
    })
    expect(Object.keys(against('fr'))).toEqual([
      ...markets.find('fr').jurisdiction.family('payment', 'method', '2026-11-22').keys(),
    ])
  })

  test('the till takes cash up to the limit of the law, to the cent', () => {
    const cash = (amount: bigint) => against('es', { channel: 'shop', amount }).cash
    expect([cash(999_99n), cash(1000_00n)]).toEqual(['', 'above-maximum'])
  })

  test('limits come with the method, and hold on their first and last unit', () => {
    const instalments = (amount: bigint) => asked('fr', { amount }).find(({ method }) => method === 'instalments')
    expect(instalments(99_99n)).toMatchObject({ against: ['below-minimum'], min: 100_00n, max: 3000_00n })
    expect([100_00n, 3000_00n].map((amount) => instalments(amount)?.against)).toEqual([[], []])
    expect(instalments(3000_01n)?.against).toEqual(['above-maximum'])
  })

  test('cash on delivery only where a carrier of the country comes', () => {
    expect(against('es', { destination: 'ES' })['cash-on-delivery']).toBe('')
    expect(against('es', { destination: 'FR' })['cash-on-delivery']).toBe('destination')
  })

  test('limits are in the first currency of the method, and mean nothing in another', () => {
    expect(asked('ch', { currency: 'EUR' }).find(({ method }) => method === 'qr-invoice')).toMatchObject({
      against: [],
    })
    expect(against('ch', { currency: 'EUR' }).twint).toBe('currency')
  })

  test('a method that has ended, or has not begun, is not there', () => {
    expect(Object.keys(against('de', { day: '2024-12-31' }))).toContain('giropay')
    expect(Object.keys(against('de', { day: '2025-01-01' }))).not.toContain('giropay')
    expect(
      offeredMethod(providers, markets.find('fr'), 'pix', {
        channel: 'web',
        currency: 'EUR',
        day: '2026-11-22',
        amount: 1n,
      }),
    ).toBeUndefined()
  })

  test('where nobody is configured', () => {
    const choice = { ...providers, routes: [{ markets: ['fr'], methods: ['card'], providers: ['simulated'] }] }
    expect(against('fr', {}, choice)).toMatchObject({ card: '', paypal: 'no-provider' })
  })

  test('what is only promised is captured on request, and can then be captured parcel by parcel where the provider can', () => {
    const taken = (market: string) => asked(market).map(({ method, abilities: { capture } }) => [method, capture])
    expect(Object.fromEntries(taken('de'))).toMatchObject({
      card: 'on-request',
      klarna: 'on-request',
      invoice: 'on-request',
      paypal: 'by-itself',
      'direct-debit': 'by-itself',
    })
  })

  test('every method of every market has a provider, and a time to pay', () => {
    for (const { code } of markets.markets) {
      for (const method of asked(code)) {
        expect(method.providers, `${code} ${method.method}`).toEqual(['simulated'])
        expect(method.expiryMinutes).toBeGreaterThan(0)
      }
    }
  })
})

describe('choice of providers', () => {
  const choice: ProviderChoice = {
    ...providers,
    routes: [
      { markets: ['ch'], methods: ['twint'], currencies: ['CHF'], providers: ['swiss', 'other'] },
      { markets: ['ch'], providers: ['other'] },
    ],
    abilities: { swiss: { twint: { refundDays: 90, partialCapture: true, expiryMinutes: 5 } } },
  }

  test('the first route that fits decides', () => {
    const at = (market: string, method: string, currency: string) => providersFor(choice, { market, method, currency })
    expect(at('ch', 'twint', 'CHF')).toEqual(['swiss', 'other'])
    expect(at('ch', 'twint', 'EUR')).toEqual(['other'])
    expect(at('fr', 'card', 'EUR')).toEqual([])
    expect([usesProvider(choice, 'other'), usesProvider(choice, 'simulated')]).toEqual([true, false])
  })

  test('what a provider says wins over the scheme, field by field', () => {
    const scheme = {
      label: 'TWINT',
      flow: 'scan-code',
      currencies: ['CHF'],
      refundDays: 180,
      partialRefund: true,
    } as const
    const common = { capture: 'by-itself', partialRefund: true }
    expect(abilitiesOf(choice, 'swiss', 'twint', scheme)).toEqual({
      ...common,
      partialCapture: true,
      refundDays: 90,
      expiryMinutes: 5,
    })
    expect(abilitiesOf(choice, 'other', 'twint', scheme)).toEqual({
      ...common,
      partialCapture: false,
      refundDays: 180,
      expiryMinutes: 60,
    })
  })
})
