import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { openStorage } from '@closecall/adapters/open-storage'
import { openDatabase } from '@closecall/db/database'
import { pino } from 'pino'
import { v7 } from 'uuid'
import { env } from './env'
import { databaseLimiter } from './limits'
import { startServer } from './server'
import { readTrustedDocuments } from './trusted-documents'
import { hearUnheard } from './unheard'

const log = pino({ level: env.LOG_LEVEL, redact: ['*.password', '*.pin', '*.token', '*.cookie'] })
hearUnheard(process, log)
const database = openDatabase({ app: env.APP_DATABASE_URL, auth: env.AUTH_DATABASE_URL })

const server = await startServer({
  database,
  log,
  port: env.API_PORT,
  dataDir: env.DATA_DIR,
  demo: env.SEED === 'demo',
  publicUrl: env.PUBLIC_URL,
  trustedProxies: env.TRUSTED_PROXIES,
  sessionSecret: env.NEXTAUTH_SECRET,
  pepper: env.PEPPER,
  limits: databaseLimiter(database, env.PEPPER),
  storage: await openStorage(env, path.join(env.DATA_DIR, 'uploads')),
  trusted: env.TRUSTED_DOCUMENTS === 'on' ? readTrustedDocuments() : null,
  now: () => new Date(),
  id: () => v7(),
  secret: () => randomBytes(32).toString('base64url'),
})
log.info({ port: server.port }, 'api listens')

let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    void server.stop().then(() => process.exit(0))
  })
}
