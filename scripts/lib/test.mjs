import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildLock, buildStale } from './build.mjs'
import { Household } from './household.mjs'
import { root } from './inputs.mjs'
import { install, isInstalled } from './install.mjs'
import { alone } from './process.mjs'
import { say, sayStep } from './say.mjs'

/** Runs everything, or what the arguments choose, and answers with the exit code. */
export async function test(args) {
  const house = new Household(null, { plain: true })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.on(signal, () => void house.stop().then(() => process.exit(130)))
  }
  const env = {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
  }
  const node = (name, command, options) =>
    house.step(name, process.execPath, command, { cwd: root, ...options, env: { ...env, ...options?.env } })
  /** @type {{ passed: number, failed: { name: string, why: string }[] }} */
  const total = { passed: 0, failed: [] }
  const count = async (work) => {
    const { passed, failed } = await work()
    total.passed += passed
    total.failed.push(...failed)
  }
  try {
    if (!isInstalled()) {
      sayStep('installing packages')
      const quietly = { cwd: root, env: { ...env, NODE_ENV: '' } }
      await install((command, args) => house.step('install', command, args, quietly))
    }
    await node('generate', ['scripts/generate.mjs'])
    if (args.length > 0 && args[0] !== 'checks') await count(() => vitest(node, args))
    else {
      await count(() => checks(node))
      if (args.length === 0) {
        await count(() => vitest(node, ['--project', 'unit', '--project', 'database']))
        await count(() => browserTests(node))
      }
    }
  } catch (error) {
    if (house.stopping) return 130
    total.failed.push({ name: 'npm test', why: error.message })
  }
  for (const { name, why } of total.failed) say(`\nFAILED ${name}\n${why}`)
  say(`\n${total.passed} passed, ${total.failed.length} failed`)
  return total.failed.length === 0 ? 0 : 1
}

/** All checks together count as one test: each of them names itself above. */
async function checks(node) {
  sayStep('checks')
  return tried('checks', node('check', ['scripts/check.mjs']))
}

async function browserTests(node) {
  sayStep('building for the browser tests')
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' }
  try {
    await alone(buildLock, () => buildStale((name, command, cwd) => node(name, command, { cwd, env })))
  } catch (error) {
    return { passed: 0, failed: [{ name: 'build', why: error.message }] }
  }
  return vitest(node, ['--project', 'e2e'])
}

const tried = (name, step) =>
  step.then(
    () => ({ passed: 1, failed: [] }),
    (error) => ({ passed: 0, failed: [{ name, why: error.message }] }),
  )

/** vitest's own report says how many; its exit code tells about what never became a test. */
async function vitest(node, args) {
  sayStep(`vitest ${args.join(' ')}`)
  const folder = mkdtempSync(path.join(tmpdir(), 'closecall-report-'))
  const file = path.join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=./scripts/lib/test-report.mjs']
  const command = ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args]
  const step = node('test', command, { env: { TEST_REPORT: file } })
  const end = await tried('vitest', step)
  const { passed, failed } = reported(file)
  rmSync(folder, { recursive: true, force: true })
  return { passed, failed: failed.length > 0 ? failed : end.failed }
}

function reported(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { passed: 0, failed: [{ name: 'vitest', why: 'ended without a report' }] }
  }
}
