import { type FastifyInstance, fastify, LogController } from 'fastify'
import type pg from 'pg'
import { RememberedOffers } from '../catalog/remembered-offers.ts'
import { RememberedCarts } from '../checkout/remembered-carts.ts'
import { readContract } from '../contract/document.ts'
import { RateBook } from '../delivery/rate-book.ts'
import type { Engine } from '../engine.ts'
import type { PaymentDeps } from '../payment/payment-deps.ts'
import { WebhookDesk } from '../payment/webhook-desk.ts'
import { Refusal } from '../problem/refusal.ts'
import { PromotionBook } from '../promotion/book.ts'
import { unstorable } from '../text/unstorable.ts'
import { bind, type Inspect } from './bind.ts'
import { rememberPages } from './cached-page.ts'
import { CatalogueWatch } from './catalogue-watch.ts'
import { serveDocuments } from './documents.ts'
import { handlers } from './handlers.ts'
import { KeyRing } from './keys.ts'
import { measure } from './metrics.ts'
import { PageCache } from './page-cache.ts'
import { sendProblem } from './problem-response.ts'
import { serveSampleMedia } from './sample-media.ts'
import { sizeLimit } from './size-limit.ts'

export interface ServerOptions {
  engine: Engine
  pool: pg.Pool
  payments: PaymentDeps
  logLevel: string
  /** Looks at every answer; for tests. */
  inspect?: Inspect
}

/** The HTTP server, ready to listen. Closing it stops its watch of the catalogue; the pool is the caller's. */
export async function createServer({
  engine,
  pool,
  payments,
  logLevel,
  inspect,
}: ServerOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: { level: logLevel, stream: process.stderr },
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    genReqId: () => crypto.randomUUID(),
    requestIdHeader: false,
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: (error, request, reply) => sendProblem(error, request, reply),
  })
  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler((request, reply) =>
    sendProblem(
      new Refusal('not-found', `There is nothing at ${request.method} ${request.url.slice(0, 200)}; see /docs.`, ''),
      request,
      reply,
    ),
  )
  takeJson(app)
  takeFiles(app)
  const cache = new PageCache()
  const promotions = new PromotionBook(pool, engine.markets, () => watch.isFresh())
  const rates = new RateBook(pool, () => watch.isFresh())
  const watch: CatalogueWatch = new CatalogueWatch(
    pool,
    (changes) => {
      cache.forget(changes)
      offers.forget(changes.products)
      if (changes.promotions) promotions.forget()
      if (changes.deliveryRates) rates.forget()
    },
    (error) => app.log.warn({ err: error }, 'catalogue not watched'),
  )
  const offers = new RememberedOffers(pool, watch)
  await watch.start()
  app.addHook('onClose', async () => watch.stop())
  const metrics = measure(app)
  rememberPages(app, { cache, watch, markets: engine.markets })
  const contract = readContract()
  const keys = new KeyRing(pool, () => engine.markets.now())
  const carts = new RememberedCarts()
  const checkout = { pool, engine, choice: engine.checkout, promotions, rates, carts, offers }
  const orders = { pool, engine, payments }
  const webhooks = new WebhookDesk(pool, payments, (error) => app.log.error({ err: error }, 'webhook not processed'))
  app.addHook('onClose', () => webhooks.close())
  const services = { engine, pool, payments, checkout, orders, webhooks, watch, metrics }
  bind(app, { contract, handlers, services, keys, inspect })
  await serveDocuments(app, contract, engine.markets)
  serveSampleMedia(app)
  return app
}

declare module 'fastify' {
  interface FastifyRequest {
    sentText: string
  }
}

/** JSON as Fastify reads it, but without what PostgreSQL cannot store; its text is kept for signatures. */
function takeJson(app: FastifyInstance): void {
  app.decorateRequest('sentText', '')
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    request.sentText = body
    const fault = unstorable(body)
    if (fault) done(new Refusal('invalid-request', `The body ${fault}.`, ''))
    else parse(request, body, done)
  })
}

const FILE_BYTES_MAX = 64 * 1024 * 1024

/** Files to be imported are streamed, never held in memory. */
function takeFiles(app: FastifyInstance): void {
  for (const [type, format] of [
    ['text/csv', 'csv'],
    ['application/x-ndjson', 'ndjson'],
  ] as const) {
    app.addContentTypeParser(type, (_request, stream, done) => {
      const limited = stream.pipe(sizeLimit(FILE_BYTES_MAX))
      stream.on('error', (error) => limited.destroy(error))
      // Whoever reads it finds the error there; until then it must not end the process.
      limited.on('error', () => {})
      done(null, { stream: limited, format })
    })
  }
}
