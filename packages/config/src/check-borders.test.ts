import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkBorders } from './check-borders'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'borders-'))
  for (const name of ['packages', 'apps', 'tests', 'node_modules/@closecall'])
    mkdirSync(join(root, name), { recursive: true })
  for (const name of ['core', 'db', 'graphql']) {
    put(
      `packages/${name}/package.json`,
      JSON.stringify({ name: `@closecall/${name}`, exports: { './*': './src/*.ts' } }),
    )
    symlinkSync(join(root, 'packages', name), join(root, 'node_modules/@closecall', name))
  }
  put('packages/db/src/pool.ts', 'export type Tx = number; export const pool = 1')
  put('packages/core/src/reports/report.ts', 'export const open = 1')
  put('packages/core/src/reports/report.input.ts', 'export const input = 1')
  put('tests/support/clone.ts', 'export const clone = 1')
})
afterEach(() => rmSync(root, { recursive: true }))

function put(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const messages = async () => (await checkBorders(root)).map(({ path, message }) => `${path} ${message}`)

test('the allowed directions pass', async () => {
  put(
    'packages/core/src/reports/close-report.ts',
    "import { pool } from '@closecall/db/pool'; export const a = pool",
  )
  put(
    'apps/web/src/form.tsx',
    "import { input } from '@closecall/core/reports/report.input'; export const a = input",
  )
  put('tests/graphql/a.test.ts', "import { clone } from '../support/clone'; export const a = clone")
  expect(await messages()).toEqual([])
})

test.each([
  [
    'db importing core',
    'packages/db/src/a.ts',
    "import { open } from '@closecall/core/reports/report'",
    /db imports only/,
  ],
  [
    'a type across the border',
    'packages/db/src/a.ts',
    "import type { open } from '@closecall/core/reports/report'",
    /db imports only/,
  ],
  [
    'the web importing a rule',
    'apps/web/src/a.tsx',
    "import { open } from '@closecall/core/reports/report'",
    /web imports only/,
  ],
  [
    'the web importing the database',
    'apps/web/src/a.tsx',
    "import { pool } from '@closecall/db/pool'",
    /web imports only/,
  ],
  [
    'one app importing another',
    'apps/api/src/a.ts',
    "import { a } from '../../worker/src/a'",
    /api imports only|resolves/,
  ],
  [
    'the product importing tests',
    'packages/core/src/reports/a.ts',
    "import { clone } from '../../../../tests/support/clone'",
    /nothing imports tests/,
  ],
  [
    'a form reaching the server',
    'packages/core/src/reports/b.input.ts',
    "import { pool } from '@closecall/db/pool'",
    /server into the page/,
  ],
  ['a missing file', 'packages/core/src/reports/a.ts', "import { a } from './gone'", /resolves/],
])('%s fails', async (_, path, text, message) => {
  put(path, `${text}; export const x = 1`)
  expect(await messages()).toContainEqual(expect.stringMatching(message))
})

test('a cycle fails', async () => {
  put('packages/core/src/reports/a.ts', "import { b } from './b'; export const a = () => b")
  put('packages/core/src/reports/b.ts', "import { a } from './a'; export const b = () => a")
  expect(await messages()).toContainEqual(expect.stringMatching(/no cycles/))
})

test('seeing nothing is a failure, not a pass', async () => {
  rmSync(join(root, 'packages'), { recursive: true })
  rmSync(join(root, 'tests'), { recursive: true })
  mkdirSync(join(root, 'packages'))
  mkdirSync(join(root, 'tests'))
  expect(await messages()).toEqual(['. saw no modules at all'])
})
