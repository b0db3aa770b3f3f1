import path from 'node:path'
import { folderMailer, smtpMailer } from '@closecall/adapters/mail'
import { openStorage } from '@closecall/adapters/open-storage'
import { invitationToken } from '@closecall/core/invitations/invitation'
import { resetToken } from '@closecall/core/people/session'
import { openBulk } from '@closecall/db/bulk'
import { openDatabase } from '@closecall/db/database'
import { openSweeper } from '@closecall/db/sweeper'
import { pino } from 'pino'
import { env } from './env'
import { startMessenger } from './messenger/start'
import { startQueue } from './queue'
import { tasks } from './tasks'

const log = pino({ level: env.LOG_LEVEL, name: 'worker' })
const from = env.MAIL_FROM
const mailer = env.SMTP_URL
  ? smtpMailer({ url: env.SMTP_URL, from })
  : folderMailer({ folder: path.join(env.DATA_DIR, 'mail'), from })
const database = openDatabase(
  { app: env.APP_DATABASE_URL, auth: env.AUTH_DATABASE_URL },
  { max: 12, maxWait: 10_000, timeout: 60_000 },
)
const sweeper = openSweeper(env.WORKER_DATABASE_URL)
const bulk = openBulk(env.APP_DATABASE_URL)
const imports = { bulk, storage: await openStorage(env, path.join(env.DATA_DIR, 'uploads')) }
const links = {
  publicUrl: env.PUBLIC_URL,
  invitationToken: (id: string) => invitationToken(env.PEPPER, id),
  resetToken: (id: string) => resetToken(env.PEPPER, id),
}

const now = () => new Date()
const messenger = await startMessenger(env, {
  database,
  sweeper,
  storage: imports.storage,
  pepper: env.PEPPER,
  publicUrl: env.PUBLIC_URL,
  log,
  now,
})
const queue = startQueue({ database, sweeper, log, post: { mailer, links }, imports, now }, tasks)
log.info({ tasks: tasks.map((task) => task.name), mail: env.SMTP_URL ? 'smtp' : 'folder' }, 'worker runs')

/** What is running finishes; whatever does not in time is found by its row at the next start. */
const graceMs = 20_000
let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), graceMs).unref()
    void Promise.all([queue.stop(), messenger?.stop()])
      .then(() => Promise.all([database.close(), sweeper.close(), bulk.close()]))
      .then(() => {
        mailer.close()
        log.info('worker stopped')
        process.exit(0)
      })
  })
}
