import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildLock, buildStale, nextBin } from './build.mjs'
import { addDemo } from './demo.mjs'
import { Household, Stopped } from './household.mjs'
import { root } from './inputs.mjs'
import { install, isInstalled } from './install.mjs'
import { alone, requirePort, takeLock } from './process.mjs'
import { say, sayAccounts, sayStep } from './say.mjs'
import { environments, makeDataDir, readSecrets, readSettings } from './settings.mjs'

const tsx = ['--import', 'tsx']

export async function start({ dev }) {
  let house = null
  try {
    const settings = readSettings({ dev })
    makeDataDir(settings.dataDir)
    const stale = await takeLock(path.join(settings.dataDir, 'start.lock'), 'start.mjs', (pid) => {
      throw new Error(
        `CloseCall already runs on ${settings.dataDir} (process ${pid}). Stop it first, or give this one its own DATA_DIR, PORT and API_PORT.`,
      )
    })
    house = new Household(path.join(settings.dataDir, 'logs'), { loud: dev })
    stopOnSignals(house)
    await requirePort('PORT', settings.port, stale ? 15_000 : 0)
    await requirePort('API_PORT', settings.apiPort, stale ? 15_000 : 0)
    await Promise.race([run(house, settings), house.failed])
  } catch (error) {
    if (house?.stopping || error instanceof Stopped) return
    console.error(`\nCloseCall did not start: ${error.message}`)
    await house?.stop()
    process.exit(1)
  }
}

function stopOnSignals(house) {
  const stop = () => {
    if (house.stopping) return house.kill()
    say('\nStopping')
    void house.stop().then(() => {
      say('Stopped')
      process.exit(0)
    })
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop)
  if (!process.env.npm_lifecycle_event) return
  // A killed npm cannot pass on the signal it got; it is our parent, or the parent of the shell between us.
  const npm = ancestors()
  const look = () => {
    if (!house.stopping && ancestors() !== npm) stop()
  }
  setInterval(look, 1_000).unref()
}

function ancestors() {
  const shell = `/proc/${process.ppid}/status`
  const above = existsSync(shell) ? /^PPid:\s*(\d+)/m.exec(readFileSync(shell, 'utf8'))?.[1] : ''
  return `${process.ppid} ${above}`
}

async function run(house, settings) {
  const { around } = environments(settings, {}, null)
  const node = (name, args, cwd = root, env = around) =>
    house.step(name, process.execPath, args, { cwd, env })
  if (!isInstalled()) {
    sayStep('installing packages')
    // NODE_ENV=production would leave out what builds.
    const quietly = { cwd: root, env: { ...around, NODE_ENV: '' } }
    await install((command, args) => house.step('install', command, args, quietly))
  }
  const secrets = readSecrets(settings.dataDir)
  const database = openDatabase(house, settings, secrets).then((urls) => {
    sayStep('PostgreSQL is ready and migrated')
    return urls
  })
  const built = (async () => {
    await node('generate', ['scripts/generate.mjs'])
    if (settings.dev) return
    const made = await alone(buildLock, () =>
      buildStale(async (name, args, cwd) => {
        sayStep(name)
        await node(name, args, cwd, { ...around, NODE_ENV: 'production' })
      }),
    )
    if (made.length > 0) sayStep(`built ${made.join(', ')}`)
  })()
  const [urls] = await Promise.all([database, built])
  const { server, web } = environments(settings, secrets, urls)
  if (settings.seed === 'demo') await addDemo(house, server)
  serve(house, settings, server, web)
  await ready(house, settings)
}

/** The keeper's first word is where the database is. Should the keeper die, the next one gets the same port. */
function openDatabase(house, settings, secrets) {
  const own = ['APP_DATABASE_URL', 'AUTH_DATABASE_URL', 'WORKER_DATABASE_URL'].map(
    (name) => process.env[name],
  )
  const urls = own.every(Boolean) ? { app: own[0], auth: own[1], worker: own[2] } : null
  return new Promise((resolve) => {
    let port
    const order = {
      dataDir: path.join(settings.dataDir, 'postgres'),
      databaseUrl: settings.databaseUrl,
      urls,
    }
    house.keep('database', [...tsx, 'scripts/database-keeper.ts'], {
      cwd: root,
      env: environments(settings, {}, null).around,
      ipc: true,
      onSpawn: (keeper) => {
        keeper.on('error', () => {})
        keeper.on('message', (message) => {
          if (message.failed) house.fail(new Error(message.failed))
          if (!message.ready) return
          port = message.ready.port
          resolve(message.ready.urls)
        })
        keeper.send({ ...order, port, secret: secrets.DATABASE_SECRET }, () => {})
      },
    })
  })
}

function serve(house, settings, server, web) {
  const cwd = (app) => path.join(root, 'apps', app)
  const watch = [
    path.join(root, 'node_modules/tsx/dist/cli.mjs'),
    'watch',
    '--clear-screen=false',
    'src/main.ts',
  ]
  const built = ['--enable-source-maps', 'dist/main.js']
  // Without bounds the worker lets garbage of a large import pile up to half a gigabyte before it looks.
  const frugal = ['--max-old-space-size=160', '--max-semi-space-size=4', ...built]
  house.keep('api', settings.dev ? watch : built, { cwd: cwd('api'), env: server })
  house.keep('worker', settings.dev ? watch : frugal, { cwd: cwd('worker'), env: server })
  if (settings.dev) {
    house.keep('page', [path.join(root, 'scripts/bundle-page.mjs'), '--watch'], { cwd: cwd('web'), env: web })
  }
  const next = [nextBin(), settings.dev ? 'dev' : 'start', '-p', String(settings.port)]
  house.keep('web', next, { cwd: cwd('web'), env: web })
}

async function ready(house, settings) {
  const address = `http://127.0.0.1:${settings.port}/readyz`
  const patience = settings.dev ? 180_000 : 90_000
  let last = 'no answer'
  for (const until = Date.now() + patience; Date.now() < until && !house.stopping; await sleep(100)) {
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) })
      last = `${answer.status} ${(await answer.text()).slice(0, 300)}`
      if (answer.ok && house.quietFor(2_000)) return welcome(house, settings)
    } catch (error) {
      last = error.cause?.message ?? error.message
    }
  }
  if (!house.stopping) throw new Error(`${address} does not become ready (${last}). Logs: ${house.logs}`)
}

function welcome(house, settings) {
  house.settled = true
  sayStep('all services answer')
  say(`\nOpen ${settings.url}`)
  const file = path.join(settings.dataDir, 'demo-accounts.json')
  if (settings.seed === 'demo' && existsSync(file)) sayAccounts(JSON.parse(readFileSync(file, 'utf8')))
  if (settings.seed === 'demo')
    say(
      '\nThese accounts, and the letters at /dev/mail, are open to everybody: SEED=none for work in earnest.',
    )
  say(`\nLogs: ${house.logs}. Stop with Ctrl-C.`)
  say('CloseCall is ready')
}
