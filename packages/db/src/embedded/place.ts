import { randomBytes } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Account, canReach } from './account'

/** A folder every account can enter and only root can write to: for what may not stay in root's own folder. */
export function commonGround(): string {
  for (const base of ['/var/lib', '/var/tmp', tmpdir()]) {
    const ground = path.join(base, 'closecall')
    try {
      mkdirSync(ground, { mode: 0o755 })
    } catch {
      // There already, or not possible here: the look below tells.
    }
    const found = existsSync(ground) ? lstatSync(ground) : null
    // Somebody else's folder of that name could swap our binaries.
    if (found?.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return ground
  }
  throw new Error(
    'Found no folder for PostgreSQL outside this one: /var/lib, /var/tmp and the temporary folder refuse.',
  )
}

const pointerOf = (dataDir: string) => path.join(dataDir, 'location')

function pointedTo(dataDir: string): string | null {
  const pointer = pointerOf(dataDir)
  if (!existsSync(pointer)) return null
  const home = readFileSync(pointer, 'utf8').trim()
  const owner = path.join(home, 'owner')
  if (!existsSync(owner)) return null
  const ownedBy = readFileSync(owner, 'utf8').trim()
  if (ownedBy === dataDir) return home
  // The data folder was moved; had it been copied, the original would still point here and keeps it.
  const original = pointerOf(ownedBy)
  if (existsSync(original) && readFileSync(original, 'utf8').trim() === home) return null
  writeFileSync(owner, dataDir)
  return home
}

/** The folder that holds the cluster: the data folder itself, unless the server's account cannot enter it. */
export function clusterHome(dataDir: string, account: Account | null): string {
  const outside = pointedTo(dataDir)
  if (outside) return outside
  if (!account || canReach(account, dataDir)) return dataDir
  const home = path.join(commonGround(), randomBytes(8).toString('hex'))
  mkdirSync(home, { mode: 0o755 })
  writeFileSync(path.join(home, 'owner'), dataDir)
  writeFileSync(pointerOf(dataDir), home)
  return home
}

/** Where the cluster of this data folder is or would be, without making anything. */
export function knownClusterHome(dataDir: string): string {
  return pointedTo(dataDir) ?? dataDir
}
