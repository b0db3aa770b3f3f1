// `npm run bench [names]`: installs the peers beside the tests where they are asked for, builds API and worker, measures.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..')
const run = (file, args, cwd = root) =>
  execFileSync(file, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' })

const names = process.argv.slice(2)
const peers = names.length === 0 || names.includes('list') || names.includes('submit')
const peer = path.join(root, 'tests/bench/peer')
if (peers && !existsSync(path.join(peer, 'node_modules/postgraphile')))
  run('npm', ['ci', '--no-audit', '--no-fund'], peer)
run(process.execPath, [path.join(root, 'scripts/generate.mjs')])
for (const app of ['api', 'worker'])
  run(process.execPath, [path.join(root, 'scripts/bundle.mjs')], path.join(root, 'apps', app))
run(process.execPath, ['--import', 'tsx', 'tests/bench/run.ts', ...names])
