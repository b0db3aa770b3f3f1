import type { RequestHandler } from 'express'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** Prometheus figures of this process; on the API port only, never proxied to the public one. */
export function metrics(): { observe: RequestHandler; page: RequestHandler } {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'http_request_seconds',
    help: 'Time to answer, by path and status.',
    labelNames: ['path', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  return {
    observe: (request, response, next) => {
      const stop = seconds.startTimer()
      response.on('finish', () => {
        const path = response.statusCode === 404 ? 'unknown' : request.path.split('/')[1]
        stop({ path, status: response.statusCode })
      })
      next()
    },
    page: async (_request, response) => {
      response.type(registry.contentType).send(await registry.metrics())
    },
  }
}
