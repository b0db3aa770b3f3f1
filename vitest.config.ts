import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

// Node resolves graphql to its CommonJS build, Vite to its ESM one; two copies refuse each other's schemas.
const resolve = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] }
// Bounds are against hanging, not about speed: machines are shared and noisy.
const common = { env: { TZ: 'Asia/Kathmandu' }, restoreMocks: true }

export default defineConfig({
  test: {
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
          testTimeout: 300_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
