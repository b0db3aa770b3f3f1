import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'

/** PostgreSQL refuses to run as root, so root lends it another account. */
export type Account = { uid: number; gid: number }

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** The account that runs the server: null means "as we are". */
export function serverAccount(cluster: string): Account | null {
  if (!isRoot()) return null
  const owner = existsSync(cluster) ? statSync(cluster) : null
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const found = account('postgres') ?? created() ?? account('nobody')
  if (!found) {
    throw new Error(
      'Running as root needs another account for PostgreSQL, and neither "postgres" nor "nobody" exists. ' +
        'Create one (useradd --system postgres), run as an ordinary user, or set DATABASE_URL.',
    )
  }
  return found
}

function account(name: string): Account | null {
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [user, , uid, gid] = line.split(':')
    if (user === name && uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  return null
}

function created(): Account | null {
  const flags = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent']
  try {
    execFileSync('useradd', [...flags, '--shell', '/usr/sbin/nologin', 'postgres'], { stdio: 'ignore' })
  } catch {
    return null
  }
  return account('postgres')
}

/** Asked of the system itself, as that account: modes, ACLs and mount options all count. */
export function canReach(account: Account, target: string): boolean {
  const asked = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', target], {
    uid: account.uid,
    gid: account.gid,
    cwd: '/',
    stdio: 'ignore',
  })
  return asked.status === 0
}
