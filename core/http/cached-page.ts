import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler, onSendHookHandler } from 'fastify'
import { endOfDay } from '../market/local-day.ts'
import type { MarketSet } from '../market/market-set.ts'
import type { CatalogueWatch } from './catalogue-watch.ts'
import type { Page, PageCache } from './page-cache.ts'

/** Operations whose answers are remembered, and what each shows. */
const CACHED: Readonly<Record<string, Page['of'] | 'product'>> = {
  '/v1/markets': 'static',
  '/v1/markets/:market': 'market',
  '/v1/markets/:market/categories': 'list',
  '/v1/markets/:market/products': 'list',
  '/v1/markets/:market/products/:slug': 'product',
}

/** Shared caches may keep an answer as long as a change may take to show, and never past the market's midnight. */
const MAX_AGE_SECONDS = 1

interface Remembering {
  cache: PageCache
  watch: CatalogueWatch
  markets: MarketSet
}

/** Marks the product that an answer shows, so that a change of it forgets the answer. */
export const PRODUCT_HEADER = 'x-noyau-product'

/**
 * Answers what was asked before and has not changed from memory: no statement, no serialisation. The key holds the
 * market's day, so that a price or a tax rate that begins at midnight shows at midnight. Only the routes that are
 * remembered carry the hooks.
 */
export function rememberPages(app: FastifyInstance, remembering: Remembering): void {
  app.decorateRequest('asked', null)
  app.addHook('onRoute', (route) => {
    const shows = CACHED[route.url]
    if (route.method !== 'GET' || !shows) return
    route.onRequest = answerFromMemory(remembering)
    route.onSend = remember(remembering, shows)
  })
}

function answerFromMemory({ cache, watch, markets }: Remembering): onRequestHookHandler {
  return (request, reply, done) => {
    const key = keyOf(request, markets)
    const page = key !== undefined && watch.isFresh() ? cache.get(key) : undefined
    if (page) sendPage(request, reply, page)
    else {
      request.asked = { key, revision: watch.revision }
      done()
    }
  }
}

function remember({ cache, watch, markets }: Remembering, shows: Page['of'] | 'product'): onSendHookHandler {
  return (request, reply, payload, done) => {
    const { asked } = request
    if (!asked || reply.statusCode !== 200 || !Buffer.isBuffer(payload)) return done(null, payload)
    const page = pageOf(request, reply, payload, markets, shows)
    if (asked.key !== undefined && asked.revision === watch.revision && watch.isFresh()) cache.set(asked.key, page)
    reply.headers({ etag: page.etag, 'cache-control': page.cacheControl, vary: 'Accept-Language' })
    if (!matches(request, page.etag)) return done(null, page.body)
    reply.code(304).removeHeader('Content-Type')
    return done(null, '')
  }
}

/** What a request that was not answered from memory asked for. */
interface Asked {
  key: string | undefined
  revision: bigint | undefined
}

/** On the request itself: a weak map of requests would be walked by every collection of garbage. */
declare module 'fastify' {
  interface FastifyRequest {
    asked: Asked | null
  }
}

function keyOf(request: FastifyRequest, markets: MarketSet): string | undefined {
  if (request.headers.authorization !== undefined) return undefined
  const { market } = request.params as { market?: string }
  const known = market === undefined ? undefined : markets.markets.find(({ code }) => code === market)
  const day = known ? markets.today(known) : markets.markets.map((each) => markets.today(each)).join()
  return `${request.url}\n${request.headers['accept-language'] ?? ''}\n${day}`
}

function pageOf(
  request: FastifyRequest,
  reply: FastifyReply,
  body: Buffer,
  markets: MarketSet,
  shows: Page['of'] | 'product',
): Page {
  const product = reply.getHeader(PRODUCT_HEADER)
  reply.removeHeader(PRODUCT_HEADER)
  return {
    body,
    etag: `"${hash('sha1', body, 'base64url')}"`,
    cacheControl: `public, max-age=${maxAge(request, markets)}`,
    of: shows === 'product' ? `product:${String(product)}` : shows,
  }
}

function maxAge(request: FastifyRequest, markets: MarketSet): number {
  const { market } = request.params as { market?: string }
  const known = market === undefined ? undefined : markets.markets.find(({ code }) => code === market)
  if (!known) return MAX_AGE_SECONDS
  const left = (endOfDay(markets.now(), known.definition.timeZone) - markets.now()) / 1000
  return Math.min(MAX_AGE_SECONDS, Math.floor(left))
}

function sendPage(request: FastifyRequest, reply: FastifyReply, page: Page): void {
  const headers = { etag: page.etag, 'cache-control': page.cacheControl, vary: 'Accept-Language' }
  if (matches(request, page.etag)) reply.code(304).headers(headers).send()
  else reply.headers({ ...headers, 'content-type': 'application/json; charset=utf-8' }).send(page.body)
}

/** Weak comparison, as RFC 9110 wants for If-None-Match. */
function matches(request: FastifyRequest, etag: string): boolean {
  const asked = request.headers['if-none-match']
  if (asked === undefined) return false
  return asked === etag || asked === '*' || asked.split(',').some((each) => each.trim().replace(/^W\//, '') === etag)
}
