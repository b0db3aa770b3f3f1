import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './inputs.mjs'

const lockOf = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages

/** Compares what npm wrote down after installing with what package-lock.json wants. */
export function isInstalled() {
  if (!existsSync(path.join(root, 'node_modules/.package-lock.json'))) return false
  const wanted = lockOf('package-lock.json')
  const there = lockOf('node_modules/.package-lock.json')
  return Object.entries(wanted).every(([name, entry]) => {
    if (!name.includes('node_modules/') || entry.link || entry.optional || entry.devOptional) return true
    return there[name]?.version === entry.version
  })
}

/** The command that installs exactly the lock file, with the tools that build and test. */
export function installCommand() {
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  if (npm?.endsWith('.js')) return [process.execPath, [npm, ...args]]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', args]
}
