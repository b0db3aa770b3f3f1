import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'

export type Chromium = { executablePath: string; env: NodeJS.ProcessEnv }

const installed = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome']
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** CHROME_PATH, else a browser of this machine, else the one npm brought (Linux x64). */
export async function findChromium(): Promise<Chromium> {
  const env = process.env
  if (env.CHROME_PATH) return { executablePath: env.CHROME_PATH, env }
  const folders = (env.PATH ?? '').split(path.delimiter)
  const candidates = [
    ...installed.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    ...elsewhere,
  ]
  const executablePath = candidates.find(isExecutable)
  if (executablePath) return { executablePath, env }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No browser for the tests: install Chrome or Chromium, or point CHROME_PATH at one')
  }
  const folder = await unpacked()
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: path.join(folder, 'fonts') }
  // Libraries a bare machine lacks (nss and its relatives); those of the system come first.
  const libraries = [env.LD_LIBRARY_PATH, path.join(folder, 'al2023/lib')].filter(Boolean).join(':')
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { ...env, ...fonts, LD_LIBRARY_PATH: libraries },
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Unpacked once per user and version; renamed when whole, because several test runs may do it at the same time. */
async function unpacked(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const { version } = createRequire(import.meta.url)(path.join(entry, '../../package.json')) as {
    version: string
  }
  const target = path.join(tmpdir(), `closecall-chromium-${userInfo().uid}-${version}`)
  if (existsSync(target)) return target
  const half = mkdtempSync(`${target}-`)
  const before = process.env.TMPDIR
  try {
    // The package unpacks into the temporary folder, under names that anybody may have taken.
    process.env.TMPDIR = half
    const { inflate } = await import('@sparticuz/chromium')
    const bin = path.join(entry, '../../bin')
    for (const name of readdirSync(bin)) if (name.endsWith('.br')) await inflate(path.join(bin, name))
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
  chmodSync(path.join(half, 'chromium'), 0o755)
  try {
    renameSync(half, target)
  } catch {
    rmSync(half, { recursive: true, force: true })
  }
  return target
}
