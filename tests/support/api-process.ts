import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { sessionSecret } from './api'
import { type Product, pepper } from './product'

const main = path.join(import.meta.dirname, '../../apps/api/src/main.ts')

/** The API as it runs in production: another process, ended only by signals. */
export async function startApi(
  product: Product,
  more: Record<string, string>,
): Promise<{ child: ChildProcess; url: string }> {
  const { app, auth } = product.test.urls
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: {
      ...process.env,
      APP_DATABASE_URL: app,
      AUTH_DATABASE_URL: auth,
      API_PORT: '0',
      NEXTAUTH_SECRET: sessionSecret,
      PEPPER: pepper,
      TRUSTED_DOCUMENTS: 'off',
      ...more,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  for await (const line of createInterface(child.stdout)) {
    const { port } = JSON.parse(line) as { port?: number }
    if (port) return { child, url: `http://127.0.0.1:${port}` }
  }
  throw new Error('The API did not start')
}
