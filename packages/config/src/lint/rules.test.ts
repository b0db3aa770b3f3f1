import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { repositoryRoot } from '../files'

const broken: [string, string, string][] = [
  ['any.ts', 'export const a = (b: any) => b', 'no-explicit-any'],
  ['floating.ts', 'const later = async () => 1\nexport const a = () => { later() }', 'no-floating-promises'],
  ['silenced.ts', '// @ts-ignore\nexport const a: number = 1', 'ban-ts-comment'],
  ['noise.ts', "export const a = () => console.log('here')", 'no-console'],
  ['cycle-a.ts', "import { b } from './cycle-b'\nexport const a = () => b", 'no-cycle'],
  ['cycle-b.ts', "import { a } from './cycle-a'\nexport const b = () => a", 'no-cycle'],
  [
    'hook.tsx',
    "import { useState } from 'react'\nexport function A({ on }) { if (on) useState(1); return null }",
    'rules-of-hooks',
  ],
]

let folder: string
let said: { filename: string; code: string }[]
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'oxlint-'))
  for (const [path, text] of broken) writeFileSync(join(folder, path), text)
  writeFileSync(join(folder, 'tsconfig.json'), '{ "compilerOptions": { "strict": true } }')
  symlinkSync(join(repositoryRoot, 'node_modules'), join(folder, 'node_modules'))
  const oxlint = join(repositoryRoot, 'node_modules/oxlint/bin/oxlint')
  const config = join(repositoryRoot, '.oxlintrc.json')
  const files = broken.map(([path]) => path)
  const args = [oxlint, '-c', config, '--type-aware', '-f', 'json', ...files]
  said = JSON.parse(spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).stdout).diagnostics
})
afterAll(() => rmSync(folder, { recursive: true }))

test.each(broken)('%s is refused', (path, _, rule) => {
  const codes = said.filter(({ filename }) => filename.endsWith(path)).map(({ code }) => code)
  expect(codes).toContainEqual(expect.stringContaining(rule))
})
