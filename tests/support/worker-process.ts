import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { type Product, pepper } from './product'
import type { SmtpSink } from './smtp'

const main = path.join(import.meta.dirname, '../../apps/worker/src/main.ts')

/** The worker as it runs in production: another process, ended only by signals. */
export function startWorker(
  product: Product,
  sink: SmtpSink,
  more: Record<string, string> = {},
): ChildProcess {
  const { app, auth, worker } = product.test.urls
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', main], {
    env: {
      ...process.env,
      APP_DATABASE_URL: app,
      AUTH_DATABASE_URL: auth,
      WORKER_DATABASE_URL: worker,
      PEPPER: pepper,
      SMTP_URL: sink.url,
      MAIL_FROM: 'CloseCall <safety@plant.test>',
      LOG_LEVEL: 'warn',
      ...more,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}
