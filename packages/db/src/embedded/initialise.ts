import { spawn } from 'node:child_process'
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Account } from './account'
import type { Binaries } from './binaries'
import { environment } from './settings'

type Plan = { binaries: Binaries; account: Account | null; cluster: string; password: string }

/** initdb into a neighbour folder, renamed when whole: a run killed half way leaves nothing that looks like a cluster. */
export async function initialise({ binaries, account, cluster, password }: Plan): Promise<void> {
  const half = `${cluster}.new`
  const secret = `${cluster}.password`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  writeFileSync(secret, password, { mode: 0o600 })
  if (account) for (const entry of [half, secret]) chownSync(entry, account.uid, account.gid)
  try {
    // ICU's root collation: Cyrillic and Latin sort and fold case alike on every machine.
    await run(
      binaries.initdb,
      [
        `--pgdata=${half}`,
        `--pwfile=${secret}`,
        '--username=postgres',
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=icu',
        '--icu-locale=und',
        '--data-checksums',
        '--no-instructions',
        '--no-sync',
      ],
      account,
    )
  } finally {
    rmSync(secret, { force: true })
  }
  renameSync(half, cluster)
}

function run(program: string, args: string[], account: Account | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...account,
      cwd: path.parse(program).root,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: environment,
    })
    let said = ''
    child.stderr.on('data', (chunk) => (said += chunk))
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`initdb failed: ${said.trim()}`)),
    )
  })
}
