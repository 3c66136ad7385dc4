import { hash } from 'node:crypto'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import type { Contract } from '../contract/document.ts'
import { narrow } from '../contract/narrow.ts'
import type { MarketSet } from '../market/market-set.ts'

/** Serves the contract, the contract narrowed to each market, and a page to read it. */
export async function serveDocuments(app: FastifyInstance, contract: Contract, markets: MarketSet): Promise<void> {
  const narrowed = new Map<string, { text: string; etag: string }>()
  const whole = document(contract)
  app.get('/openapi/v1.json', (request, reply) => send(request.headers['if-none-match'], reply, whole))
  app.get<{ Params: { market: string } }>('/openapi/v1/:market.json', (request, reply) => {
    const market = markets.find(request.params.market)
    const key = `${market.code}@${markets.today(market)}`
    const found = narrowed.get(key) ?? document(narrow(contract, markets, market))
    if (!narrowed.has(key)) {
      if (narrowed.size >= markets.markets.length * 2) narrowed.clear()
      narrowed.set(key, found)
    }
    return send(request.headers['if-none-match'], reply, found)
  })
  await app.register(swagger, { mode: 'static', specification: { document: contract as never } })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { url: '/openapi/v1.json', docExpansion: 'list' },
  } as never)
}

function document(contract: Contract): { text: string; etag: string } {
  const text = JSON.stringify(contract)
  return { text, etag: `"${hash('sha1', text, 'base64url')}"` }
}

function send(
  asked: string | undefined,
  reply: import('fastify').FastifyReply,
  { text, etag }: { text: string; etag: string },
) {
  reply.header('ETag', etag).header('Cache-Control', 'public, max-age=60')
  if (asked === etag) return reply.code(304).send()
  return reply.type('application/json; charset=utf-8').send(text)
}
