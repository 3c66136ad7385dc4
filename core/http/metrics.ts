import type { FastifyInstance, FastifyReply } from 'fastify'

/** Counts and times answers by route and status, for Prometheus. The library is loaded with the first figure asked for. */
export function measure(app: FastifyInstance): { text: () => Promise<string> } {
  const routes: { method: string; route: string; answers: Answers }[] = []
  app.addHook('onRoute', (options) => {
    const answers: Answers = new Map()
    routes.push({ method: String(options.method), route: options.url, answers })
    options.onResponse = (_request, reply, done) => {
      count(answers, reply)
      done()
    }
  })
  return { text: () => metricsText(routes) }
}

/** Number of answers and seconds spent, by status. */
type Answers = Map<number, { count: number; seconds: number }>

function count(answers: Answers, reply: FastifyReply): void {
  const known = answers.get(reply.statusCode)
  if (known) {
    known.count++
    known.seconds += reply.elapsedTime / 1000
  } else answers.set(reply.statusCode, { count: 1, seconds: reply.elapsedTime / 1000 })
}

/** Process figures come from prom-client; a page is too quick for a histogram of its own on every request. */
async function metricsText(routes: readonly { method: string; route: string; answers: Answers }[]): Promise<string> {
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
  for (const { method, route, answers } of routes) {
    for (const [status, measured] of answers) {
      requests.inc({ method, route, status: String(status) }, measured.count)
      time.inc({ method, route, status: String(status) }, measured.seconds)
    }
  }
  return registry.metrics()
}
