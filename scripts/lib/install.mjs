import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { hashOf, isFresh, markFresh, root } from './inputs.mjs'

const lockOf = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages

const stamp = 'node_modules/.closecall-installed'
const lockHash = () => hashOf(['package-lock.json'])

/** Compares what npm wrote down after installing with what package-lock.json wants. */
export function isInstalled() {
  if (!existsSync(path.join(root, 'node_modules/.package-lock.json'))) return false
  if (isFresh(stamp, lockHash())) return true
  const wanted = lockOf('package-lock.json')
  const there = lockOf('node_modules/.package-lock.json')
  return Object.entries(wanted).every(([name, entry]) => {
    const needed =
      name.includes('node_modules/') &&
      !['link', 'optional', 'devOptional', 'extraneous'].some((k) => entry[k])
    return !needed || there[name]?.version === entry.version
  })
}

/** Installs exactly the lock file, with the tools that build and test; `run` runs one command. */
export async function install(run) {
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  if (npm?.endsWith('.js')) await run(process.execPath, [npm, ...args])
  else await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args)
  markFresh(stamp, lockHash())
}
