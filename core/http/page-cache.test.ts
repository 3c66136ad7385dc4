import { expect, test } from 'vitest'
import { type Page, PageCache } from './page-cache.ts'

const page = (of: Page['of'], bytes = 10): Page => ({ body: Buffer.alloc(bytes), etag: '"x"', cacheControl: '', of })
const MEGABYTE = 1024 * 1024

test('lists go with any product, a product with its own, a market with rate tables, the rest stays', () => {
  const cache = new PageCache()
  cache.set('list', page('list'))
  cache.set('one', page('product:1'))
  cache.set('two', page('product:2'))
  cache.set('markets', page('static'))
  cache.set('fr', page('market'))
  const kept = () => ['list', 'one', 'two', 'markets', 'fr'].filter((key) => cache.get(key))
  cache.forget({ products: new Set(['1']), deliveryRates: false })
  expect(kept()).toEqual(['two', 'markets', 'fr'])
  cache.forget({ products: new Set(), deliveryRates: true })
  expect(kept()).toEqual(['two', 'markets'])
  cache.forget({ products: 'all', deliveryRates: false })
  expect(kept()).toEqual(['markets'])
})

test('when full, what nobody asked for goes first, oldest first', () => {
  const cache = new PageCache()
  for (const key of ['a', 'b', 'c']) cache.set(key, page('list', 10 * MEGABYTE))
  cache.get('a')
  cache.set('d', page('list', 10 * MEGABYTE))
  expect(['a', 'b', 'c', 'd'].filter((key) => cache.get(key))).toEqual(['a', 'c', 'd'])
})

test('a page larger than the whole is not kept', () => {
  const cache = new PageCache()
  cache.set('huge', page('list', 40 * MEGABYTE))
  expect(cache.get('huge')).toBeUndefined()
})
