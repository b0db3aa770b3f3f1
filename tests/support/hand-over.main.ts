import { memoryMailer } from '@closecall/adapters/mail'
import { fileStorage } from '@closecall/adapters/storage'
import { openBulk } from '@closecall/db/bulk'
import { openDatabase } from '@closecall/db/database'
import { openSweeper } from '@closecall/db/sweeper'
import { handOver } from '@closecall/worker/tasks/hand-over'
import { pino } from 'pino'

/** The worker's own hand-over in a process of its own, to be killed. */
const { APP = '', AUTH = '', WORKER = '', FILES = '', NOW = '' } = process.env
const database = openDatabase({ app: APP, auth: AUTH }, { max: 4, maxWait: 10_000, timeout: 60_000 })
const sweeper = openSweeper(WORKER)
const bulk = openBulk(APP)
const link = () => ''
const worker = {
  database,
  sweeper,
  post: {
    mailer: memoryMailer(),
    links: { publicUrl: 'https://closecall.test/', invitationToken: link, resetToken: link },
  },
  imports: { bulk, storage: fileStorage(FILES) },
  log: pino({ level: 'silent' }),
  now: () => new Date(NOW),
}
for (const item of await handOver.waiting(worker, 1)) await handOver.run(worker, item)
await Promise.all([database.close(), sweeper.close(), bulk.close()])
