import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expressMiddleware } from '@as-integrations/express5'
import express from 'express'
import { anonymousDoor } from './anonymous'
import { contextFor, makeApollo } from './apollo'
import { refuseBadBody, requireBody } from './body'
import type { Deps } from './deps'
import { devMailRoute } from './dev-mail'
import { downloadRoutes } from './downloads'
import { fileRoutes } from './files'
import { healthRoutes } from './health'
import { metrics } from './metrics'
import { photoRoutes } from './photos'
import { uploadRoutes } from './uploads'

export type RunningServer = { port: number; stop(): Promise<void> }

export async function startServer(deps: Deps): Promise<RunningServer> {
  const app = express()
  const http = createServer({ requestTimeout: 270_000, headersTimeout: 10_000 }, app)
  const apollo = makeApollo(deps, http)
  await apollo.start()
  const anonymous = await anonymousDoor(deps, http)
  const figures = metrics()

  // The web process on this machine, and what the installation stands behind: of nobody else the word about the client's
  // address counts.
  app.set('trust proxy', ['loopback', ...deps.trustedProxies])
  app.disable('x-powered-by')
  // A digest of every answer, for a cache that answers to POST do not have.
  app.disable('etag')
  app.use(anonymous.router)
  app.use(figures.observe)
  app.use(healthRoutes(deps.database))
  app.get('/metrics', figures.page)
  if (deps.demo) app.get('/dev/mail', devMailRoute(deps.dataDir))
  app.use(
    '/graphql',
    express.json({ limit: '100kb' }),
    requireBody,
    expressMiddleware(apollo, { context: contextFor(deps) }),
  )
  app.use(photoRoutes(deps))
  app.use(uploadRoutes(deps))
  app.use(fileRoutes(deps))
  app.use(downloadRoutes(deps))
  app.use(refuseBadBody)

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(deps.port, '127.0.0.1', resolve)
  })
  return {
    port: (http.address() as AddressInfo).port,
    stop: async () => {
      await Promise.all([apollo.stop(), anonymous.stop()])
      await deps.database.close()
    },
  }
}
