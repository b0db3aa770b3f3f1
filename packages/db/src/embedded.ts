import { spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Account, serverAccount } from './embedded/account'
import { type Binaries, binariesFor } from './embedded/binaries'
import { initialise } from './embedded/initialise'
import { clusterHome, knownClusterHome } from './embedded/place'
import { freePort } from './embedded/port'
import { disownPid, isAlive, readPostmaster, survivor, untilGone } from './embedded/postmaster'
import { environment, settings } from './embedded/settings'
import { ensureDatabase, ownerUrl, superuserPassword } from './embedded/superuser'

export type EmbeddedOptions = {
  /** A folder of its own: password, server log and, where possible, the cluster. */
  dataDir: string
  port?: number
  /** false: faster, and a crash of the machine may lose everything. For tests. */
  durable?: boolean
  log?: (line: string) => void
}
export type Embedded = { url: string; port: number; logFile: string; stop(): Promise<void> }

type Server = { binaries: Binaries; account: Account | null; cluster: string; logFile: string }

/** Starts the real PostgreSQL that came with `npm install`, or takes over the one a killed run left behind. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const log = options.log ?? (() => {})
  mkdirSync(options.dataDir, { recursive: true, mode: 0o711 })
  const dataDir = realpathSync(options.dataDir)
  const account = serverAccount(path.join(knownClusterHome(dataDir), 'cluster'))
  const home = clusterHome(dataDir, account)
  if (home !== dataDir) log(`its account cannot enter ${dataDir}; the database lives in ${home}`)
  const cluster = path.join(home, 'cluster')
  const server = {
    binaries: binariesFor(account),
    account,
    cluster,
    logFile: path.join(dataDir, 'server.log'),
  }
  const password = superuserPassword(dataDir, existsSync(cluster))
  if (!existsSync(cluster)) {
    log('creating the database cluster')
    await initialise({ ...server, password })
  }
  const port = (await takeOver(server, options, log)) ?? (await launch(server, options))
  const url = ownerUrl(port, password, 'closecall')
  try {
    await ensureDatabase(port, password, 'closecall')
  } catch (error) {
    await stop(server)
    throw error
  }
  return { url, port, logFile: server.logFile, stop: () => stop(server) }
}

/** Deletes a data folder, what had to live outside it, and the server still running on it: for tests. */
export async function destroyEmbedded(folder: string): Promise<void> {
  if (!existsSync(folder)) return
  const dataDir = realpathSync(folder)
  const home = knownClusterHome(dataDir)
  const cluster = path.join(home, 'cluster')
  const running = survivor(cluster)
  if (running) {
    process.kill(running.pid, 'SIGQUIT')
    await untilGone(cluster, running.pid, 10_000)
  }
  for (const entry of [home, dataDir]) rmSync(entry, { recursive: true, force: true, maxRetries: 5 })
}

/** Whether the server of this data folder is there at all; it may still refuse connections. */
export function embeddedRuns(dataDir: string): boolean {
  return survivor(path.join(knownClusterHome(realpathSync(dataDir)), 'cluster')) !== null
}

async function takeOver(server: Server, options: EmbeddedOptions, log: (line: string) => void) {
  const old = survivor(server.cluster)
  if (!old) return null
  if (old.status === 'ready' && (options.port === undefined || options.port === old.port)) {
    log(`an earlier run left the server on port ${old.port}; using it`)
    return old.port
  }
  await stop(server)
  return null
}

async function launch(server: Server, options: EmbeddedOptions): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort())
    const failure = await launchOn(port, server, options.durable ?? true)
    if (!failure) return port
    // Somebody may take the free port before the server does, or an old backend still be leaving.
    if (attempt === 4) throw new Error(`PostgreSQL did not start: ${failure}. Its log: ${server.logFile}`)
    await sleep(250 * attempt)
  }
}

async function launchOn(port: number, server: Server, durable: boolean): Promise<string | null> {
  disownPid(server.cluster)
  keepLogShort(server.logFile)
  const output = openSync(server.logFile, 'a', 0o600)
  // Its own session: Ctrl-C in a terminal must reach us, not the server behind our back.
  const child = spawn(server.binaries.postgres, ['-D', server.cluster, ...settings({ port, durable })], {
    ...server.account,
    cwd: '/',
    detached: true,
    stdio: ['ignore', output, output],
    env: environment,
  })
  closeSync(output)
  let ended: string | null = null
  child.once('exit', (code, signal) => (ended = `it ended with ${code ?? signal}`))
  child.once('error', (error) => (ended = error.message))
  child.unref()
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(20)) {
    if (ended) return ended
    const seen = readPostmaster(server.cluster)
    if (seen && seen.pid === child.pid && seen.status === 'ready') return null
  }
  await stop(server)
  return 'it was not ready within a minute'
}

async function stop(server: Server): Promise<void> {
  const running = survivor(server.cluster)
  if (!running) return
  if (process.platform === 'win32') {
    spawnSync(server.binaries.pgCtl, ['stop', '-w', '-m', 'fast', '-D', server.cluster])
    return
  }
  // SIGINT is PostgreSQL's fast shutdown (sessions are cut, data is flushed); SIGQUIT the immediate one.
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (isAlive(running.pid)) process.kill(running.pid, signal)
    if (await untilGone(server.cluster, running.pid, 20_000)) return
  }
  throw new Error(`PostgreSQL (process ${running.pid}) does not stop`)
}

function keepLogShort(file: string): void {
  if (existsSync(file) && statSync(file).size > 5_000_000) renameSync(file, `${file}.1`)
}
