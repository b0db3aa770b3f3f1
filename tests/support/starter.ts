import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

type Place = { dataDir: string; port: number; apiPort: number }

export type Starter = {
  child: ChildProcess
  /** Its exit code. */
  ended: Promise<number | null>
  /** What it told the terminal so far. */
  said(): string
  ready(): Promise<void>
}

/** `npm start` as a person would, with data of its own and these settings. */
export function begin({
  dataDir,
  port,
  apiPort,
  ...settings
}: Place & Record<string, string | number>): Starter {
  const env: NodeJS.ProcessEnv = { ...process.env }
  for (const name of Object.keys(env)) if (/^(VITEST|NODE_ENV$|TZ$)/.test(name)) delete env[name]
  // The surroundings of a developer or of the test runner must not leak into the product; '' also beats .env.
  for (const name of ['DATABASE_URL', 'NEXTAUTH_URL', 'SMTP_URL', 'APP_DATABASE_URL']) env[name] = ''
  const asked = { PORT: port, API_PORT: apiPort, DATA_DIR: dataDir, ...settings }
  for (const [name, value] of Object.entries(asked)) env[name] = String(value)
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  let said = ''
  const answering = new Promise<'ready'>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said = `${said}${chunk}`.slice(-8_000)
        if (said.includes('\nCloseCall is ready\n')) resolve('ready')
      })
    }
  })
  const ready = async () => {
    if ((await Promise.race([answering, ended])) !== 'ready')
      throw new Error(`The product did not start:\n${said}`)
  }
  return { child, ended, said: () => said, ready }
}
