import { writeFileSync } from 'node:fs'

/**
 * A reporter of vitest's: writes to the file named by `TEST_REPORT` how many passed, and everything that did not, errors outside
 * any test included. Those are far above the end of a long run, and only its end is kept everywhere.
 */
export default class TestReport {
  onTestRunEnd(modules, unhandledErrors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const suites = modules.flatMap((module) => [module, ...module.children.allSuites()])
    const failed = [
      ...tests.flatMap((test) => failures(test.fullName, test.module, test.result()?.errors)),
      ...suites.flatMap((suite) => failures(suite.fullName ?? '', suite.module ?? suite, suite.errors())),
      ...unhandledErrors.map((error) => ({ name: 'outside any test', why: whyOf(error) })),
    ]
    const passed = tests.filter((test) => test.result()?.state === 'passed').length
    writeFileSync(process.env.TEST_REPORT, JSON.stringify({ passed, failed }))
  }
}

function failures(name, module, errors = []) {
  const [error] = errors
  return error ? [{ name: `${module.relativeModuleId} ${name}`, why: whyOf(error) }] : []
}

const whyOf = ({ stack, name, message }) => (stack ?? `${name}: ${message}`).slice(0, 3000)
