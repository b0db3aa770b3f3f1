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
    house.step(name, process.execPath, command, { cwd: root, env, ...options })
  const total = { passed: 0, failed: 0 }
  const count = async (work) => {
    const { passed, failed } = await work()
    total.passed += passed
    total.failed += failed
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
    console.error(error.message)
    total.failed += 1
  }
  say(`\n${total.passed} passed, ${total.failed} failed`)
  return total.failed === 0 ? 0 : 1
}

/** All checks together count as one test: each of them names itself above. */
async function checks(node) {
  sayStep('checks')
  return tried(node('check', ['scripts/check.mjs']))
}

async function browserTests(node) {
  sayStep('building for the browser tests')
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' }
  try {
    await alone(buildLock, () => buildStale((name, command, cwd) => node(name, command, { cwd, env })))
  } catch (error) {
    console.error(error.message)
    return { passed: 0, failed: 1 }
  }
  return vitest(node, ['--project', 'e2e'])
}

const tried = (step) =>
  step.then(
    () => ({ passed: 1, failed: 0 }),
    () => ({ passed: 0, failed: 1 }),
  )

/** vitest's own report says how many; its exit code tells about what never became a test. */
async function vitest(node, args) {
  sayStep(`vitest ${args.join(' ')}`)
  const folder = mkdtempSync(path.join(tmpdir(), 'closecall-report-'))
  const file = path.join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { failed: broken } = await tried(
    node('test', ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args]),
  )
  const found = counted(file)
  rmSync(folder, { recursive: true, force: true })
  return { passed: found.passed, failed: Math.max(found.failed, broken) }
}

function counted(file) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    const unloaded = report.testResults.filter(
      (suite) =>
        suite.status === 'failed' && suite.assertionResults.every((each) => each.status !== 'failed'),
    )
    return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
