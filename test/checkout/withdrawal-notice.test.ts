import { beforeAll, expect, test } from 'vitest'
import type { Cart } from '../order/story.ts'
import { type Shop, shop } from './shop.ts'

let world: Shop
beforeAll(async () => {
  world = await shop()
})

const MUG = 'GEN-MG-CRM'
const EBOOK = 'EBK-LHI-EP'
const PADS = 'HYG-PD-14'
const lines = [MUG, EBOOK, PADS].map((sku) => ({ sku, quantity: 1 }))

type Notices = NonNullable<Cart['quote']>['notices']

const ofWithdrawal = (notices: Notices | undefined) =>
  (notices ?? []).filter(({ code }) => code.startsWith('legal.notice.withdrawal-'))

/** A cart says it of its lines before anything is ordered, in the shopper's language: directive 2011/83/EU art. 6(1)(k). */
test.each([
  ['fr', 'fr-FR', 'Le droit de rétractation ne s’applique pas à ces articles.', true],
  ['de', 'de-DE', 'Für diese Artikel besteht kein Widerrufsrecht.', true],
  ['es', 'es-ES', 'El derecho de desistimiento no se aplica a estos artículos.', true],
  ['gb', 'en-GB', 'You cannot cancel the contract for these items.', true],
  ['jp', 'ja-JP', 'これらの商品は返品できません。', false],
])('%s: what has no right of withdrawal, and what loses it with its seal', async (market, locale, words, sealed) => {
  const cart = await world.ask<Cart>('POST', `/v1/markets/${market}/carts?locale=${locale}`, { lines })
  const sold = (sku: string) => cart.quote?.lines.some(({ ref }) => ref === sku)
  const told = ofWithdrawal(cart.quote?.notices)
  const out = told.find(({ code }) => code.endsWith('excluded'))
  expect(out).toMatchObject({ lines: [EBOOK], message: words, source: { cite: expect.any(String) } })
  expect(told.find(({ code }) => code.endsWith('sealed'))?.lines).toEqual(sealed && sold(PADS) ? [PADS] : undefined)
})

test('a quote says the same by the names of its lines, and nothing of goods that may go back', async () => {
  const quoted = await world.ask<{ notices: Notices }>('POST', '/v1/markets/fr/quotes', {
    lines: [
      { ref: 'a', sku: MUG, quantity: 1 },
      { ref: 'b', sku: EBOOK, quantity: 1 },
    ],
  })
  expect(ofWithdrawal(quoted.notices)).toMatchObject([{ lines: ['b'] }])
  const plain = await world.ask<{ notices: Notices }>('POST', '/v1/markets/fr/quotes', {
    lines: [{ sku: MUG, quantity: 1 }],
  })
  expect(ofWithdrawal(plain.notices)).toEqual([])
})

test('no statutory right at all, no word of its exceptions', async () => {
  const cart = await world.ask<Cart>('POST', '/v1/markets/us/carts', { lines: [{ sku: MUG, quantity: 1 }] })
  expect(ofWithdrawal(cart.quote?.notices)).toEqual([])
})
