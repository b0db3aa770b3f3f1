import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './inputs.mjs'

function portFrom(name, fallback) {
  const value = process.env[name]
  if (value === undefined || value === '') return fallback
  const port = Number(value)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Error(`${name}=${value} is not a port: a whole number from 1 to 65535`)
}

function oneOf(name, values, fallback) {
  const value = process.env[name] || fallback
  if (values.includes(value)) return value
  throw new Error(`${name}=${value} is not possible: one of ${values.join(', ')}`)
}

/** What the environment and .env ask for, checked before anything starts. */
export function readSettings({ dev }) {
  const file = path.join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  const port = portFrom('PORT', 3000)
  const apiPort = portFrom('API_PORT', 4000)
  if (port === apiPort) throw new Error(`PORT and API_PORT are both ${port}: they need different numbers`)
  const url = process.env.NEXTAUTH_URL || `http://localhost:${port}`
  if (!URL.canParse(url))
    throw new Error(`NEXTAUTH_URL=${url} is not an address such as https://closecall.example`)
  return {
    dev,
    port,
    apiPort,
    dataDir: path.resolve(root, process.env.DATA_DIR || '.data'),
    databaseUrl: process.env.DATABASE_URL || null,
    seed: oneOf('SEED', ['demo', 'none'], 'demo'),
    trustedDocuments: oneOf('TRUSTED_DOCUMENTS', ['on', 'off'], dev ? 'off' : 'on'),
    url,
  }
}

/** Secrets nobody has to think about: made once, kept beside the data, never printed. */
export function readSecrets(dataDir) {
  const file = path.join(dataDir, 'secrets.json')
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const secrets = {}
  for (const name of ['NEXTAUTH_SECRET', 'PEPPER', 'DATABASE_SECRET']) {
    kept[name] ??= randomBytes(32).toString('base64url')
    secrets[name] = process.env[name] || kept[name]
  }
  const half = `${file}.new`
  writeFileSync(half, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 })
  renameSync(half, file)
  return secrets
}

/** Others may pass through (PostgreSQL's account under root) but not look around. */
export function makeDataDir(dataDir) {
  for (const folder of [dataDir, path.join(dataDir, 'logs')]) mkdirSync(folder, { recursive: true })
  chmodSync(dataDir, 0o711)
}

const own = [
  'DATABASE_URL',
  'APP_DATABASE_URL',
  'AUTH_DATABASE_URL',
  'WORKER_DATABASE_URL',
  'DATABASE_SECRET',
  'PEPPER',
  'NEXTAUTH_SECRET',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'TELEGRAM_TOKEN',
]

/** Every child gets the surroundings, and of what is ours only what is its own. */
export function environments(settings, secrets, urls) {
  const around = { ...process.env, NODE_ENV: settings.dev ? 'development' : 'production' }
  for (const name of own) delete around[name]
  // Nothing reports home.
  Object.assign(around, {
    NEXT_TELEMETRY_DISABLED: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
  })
  const session = { NEXTAUTH_SECRET: secrets.NEXTAUTH_SECRET }
  const server = {
    ...around,
    ...session,
    APP_DATABASE_URL: urls?.app,
    AUTH_DATABASE_URL: urls?.auth,
    WORKER_DATABASE_URL: urls?.worker,
    PEPPER: secrets.PEPPER,
    // '' counts as unset.
    S3_ACCESS_KEY_ID: process.env.S3_ACCESS_KEY_ID ?? '',
    S3_SECRET_ACCESS_KEY: process.env.S3_SECRET_ACCESS_KEY ?? '',
    TELEGRAM_TOKEN: process.env.TELEGRAM_TOKEN ?? '',
    API_PORT: String(settings.apiPort),
    DATA_DIR: settings.dataDir,
    PUBLIC_URL: settings.url,
    TRUSTED_DOCUMENTS: settings.trustedDocuments,
    SEED: settings.seed,
  }
  const web = {
    ...around,
    ...session,
    PORT: String(settings.port),
    NEXTAUTH_URL: settings.url,
    API_URL: `http://127.0.0.1:${settings.apiPort}`,
    SEED: settings.seed,
  }
  return { around, server, web }
}
