// Every check that needs no database and no browser. `npm run check`, or `node scripts/check.mjs lint knip` for some.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bin = (path) => join(root, 'node_modules', path)
const typecheck = (project) => [bin('typescript7/bin/tsc'), '--noEmit', '-p', project]
const house = (name) => [bin('tsx/dist/cli.mjs'), 'packages/config/src/run-checks.ts', name]

const checks = [
  ['types', typecheck('tsconfig.json')],
  ['web types', typecheck('apps/web/tsconfig.json')],
  ['lint', [bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings', '.']],
  ['borders', house('borders')],
  ['knip', [bin('knip/bin/knip.js'), '--no-progress']],
  ['format', [bin('@biomejs/biome/bin/biome'), 'check', '.']],
  ['structure', house('structure')],
  ['words', house('words')],
  ['messages', house('messages')],
]

function run(args) {
  const started = performance.now()
  return new Promise((resolve) => {
    const env = { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' }
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ ok: false, output: String(error), seconds: 0 }))
    child.on('close', (code) => {
      resolve({ ok: code === 0, output, seconds: (performance.now() - started) / 1000 })
    })
  })
}

const shortened = (output, most = 60) => {
  const lines = output.trimEnd().split('\n')
  const rest = lines.length - most
  return rest > 0 ? [...lines.slice(0, most), `… ${rest} more lines`].join('\n') : lines.join('\n')
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !checks.some(([known]) => known === name))
if (unknown.length) {
  console.error(
    `No check called ${unknown.join(', ')}. There are: ${checks.map(([name]) => name).join(', ')}`,
  )
  process.exit(2)
}
if (!existsSync(join(root, 'node_modules'))) {
  console.error('Run `npm ci` first, or `npm test`, which does it for you.')
  process.exit(2)
}

// Types, lint and borders read the generated database client and schema.
if (existsSync(join(root, 'scripts/generate.mjs'))) {
  const { ok, output } = await run(['scripts/generate.mjs'])
  if (!ok) {
    console.error(shortened(output))
    process.exit(1)
  }
}

const waiting = checks.filter(([name]) => !asked.length || asked.includes(name))
const failed = []
const lane = async () => {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [name, args] = next
    const { ok, output, seconds } = await run(args)
    console.log(`${ok ? '✓' : '✗'} ${name.padEnd(10)} ${seconds.toFixed(1)} s`)
    if (!ok) failed.push([name, output])
  }
}
await Promise.all(Array.from({ length: Math.max(1, Math.min(2, availableParallelism())) }, lane))

for (const [name, output] of failed) console.log(`\n── ${name} ──\n${shortened(output)}`)
console.log(
  failed.length
    ? `\n${failed.length} failed: ${failed.map(([name]) => name).join(', ')}`
    : '\nAll checks pass.',
)
process.exitCode = failed.length ? 1 : 0
