import { defineConfig } from 'vitest/config'

const common = { env: { TZ: 'Asia/Kathmandu' }, restoreMocks: true }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.{ts,tsx}'],
        },
      },
      {
        test: {
          ...common,
          name: 'database',
          include: ['tests/{graphql,refusals,faults,support}/**/*.test.ts'],
          globalSetup: ['tests/support/cluster.global.ts'],
          setupFiles: ['tests/support/guards.setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...common,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/product.global.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
