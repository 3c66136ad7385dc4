import type { FastifyInstance } from 'fastify'

/** Counts and times answers by route and status, for Prometheus. The library is loaded with the first figure asked for. */
export function measure(app: FastifyInstance): { text: () => Promise<string> } {
  const seconds = new Map<string, { count: number; sum: number }>()
  app.addHook('onResponse', (request, reply, done) => {
    const key = `${request.method} ${request.routeOptions.url ?? 'none'} ${reply.statusCode}`
    const known = seconds.get(key)
    if (known) {
      known.count++
      known.sum += reply.elapsedTime / 1000
    } else seconds.set(key, { count: 1, sum: reply.elapsedTime / 1000 })
    done()
  })
  return { text: () => metricsText(seconds) }
}

/** Process figures come from prom-client; a page is too quick for a histogram of its own on every request. */
async function metricsText(seconds: ReadonlyMap<string, { count: number; sum: number }>): Promise<string> {
  const { Counter, Registry, collectDefaultMetrics } = await import('prom-client')
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const labelNames = ['method', 'route', 'status'] as const
  const requests = new Counter({
    name: 'noyau_http_requests_total',
    help: 'Answers',
    labelNames,
    registers: [registry],
  })
  const time = new Counter({
    name: 'noyau_http_seconds_total',
    help: 'Time to answer',
    labelNames,
    registers: [registry],
  })
  for (const [key, { count, sum }] of seconds) {
    const [method, route, status] = key.split(' ') as [string, string, string]
    requests.inc({ method, route, status }, count)
    time.inc({ method, route, status }, sum)
  }
  return registry.metrics()
}
