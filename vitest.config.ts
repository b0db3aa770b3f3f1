import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// Node resolves graphql to its CommonJS build, Vite to its ESM one; two copies refuse each other's schemas.
const resolve = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] }
// Bounds are against hanging, not about speed: machines are shared and noisy.
const common = { env: { TZ: 'Asia/Kathmandu' }, restoreMocks: true }

const long =
  /(faults.(seed|imports|worker)|anonymity.(traces|guessing)|(small-groups|triage)\.property|e2e.accessibility)\.test\.ts$/

/** A fresh clone knows no durations: a long file begun last would keep one core, and everybody, waiting. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => long.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    // Much of a test is waiting, so two cores bear two; alone, the second would be kept for nothing.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        resolve,
        test: {
          ...common,
          name: 'unit',
          testTimeout: 30_000,
          include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.{ts,tsx}'],
        },
      },
      {
        resolve,
        test: {
          ...common,
          name: 'database',
          // The schema and the client take seconds to load: once per worker and not once per file, whose database is its own
          // all the same. So whatever tests share registers its hooks when it is called, not when it is loaded.
          isolate: false,
          include: ['tests/{graphql,refusals,faults,anonymity,support}/**/*.test.ts'],
          globalSetup: ['tests/support/cluster.global.ts'],
          setupFiles: ['tests/support/guards.setup.ts'],
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve,
        test: {
          ...common,
          name: 'e2e',
          // SCREENSHOTS=1 takes the pictures of docs/screenshots in place of the journeys.
          include: [process.env.SCREENSHOTS ? 'tests/screenshots/**/*.test.ts' : 'tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/product.global.ts'],
          // A browser is begun once per worker and not once per file; every visit is a device of its own all the same.
          isolate: false,
          // They share one product and its demo, whatever the machine.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 300_000,
          hookTimeout: 600_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
})
