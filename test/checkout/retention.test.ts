import { expect, test } from 'vitest'
import { checkout } from '../../config/checkout.ts'
import { paidOrder, shop } from './shop.ts'

test('the record of a sale cannot be deleted before its time is over', async () => {
  const world = await shop()
  const order = await paidOrder(world, 'fr', [{ sku: 'COF-HB-BEAN', quantity: 1 }])
  // Code de commerce, article L123-22: ten years.
  const year = Number(order.day.slice(0, 4)) + 10
  expect(order.retainedUntil).toBe(`${year}-12-31`)
  const deletion = world.pool.query('delete from sales_order where number = $1', [order.number])
  await expect(deletion).rejects.toThrow(`order ${order.number} is kept until ${year}-12-31`)
})

test('the record says to what the shopper agreed: version of the terms, words of the button, versions of the law', async () => {
  const world = await shop()
  const order = await paidOrder(world, 'fr', [{ sku: 'COF-HB-BEAN', quantity: 1 }])
  // Code de la consommation, article L221-14: « commande avec obligation de paiement » or words as plain.
  expect(order).toMatchObject({
    terms: checkout.terms,
    orderButton: expect.stringContaining('obligation de paiement'),
    packVersions: { FR: expect.stringMatching(/^\d{4}\.\d+\.\d+$/) },
  })
})
