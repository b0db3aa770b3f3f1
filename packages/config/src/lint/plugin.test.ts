import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { repositoryRoot } from '../files'

const useCase = (body: string, rest = '') =>
  `export async function closeReport(ctx, raw) { return ctx.write(async (tx) => { ${body} }) }\n${rest}`
const resolver = (body: string) =>
  `builder.mutationField('x', (t) => t.field({ resolve: async (query, root, args, { ctx }) => { ${body} } }))`

const refused: [string, string, string][] = [
  ['core/src/reports/close-a.ts', useCase('await record(tx)'), 'without authorise'],
  ['core/src/reports/close-b.ts', useCase('authorise(x)'), 'without record'],
  [
    'core/src/reports/close-c.ts',
    useCase('authorise(x); await record(tx); await ctx.db.report.findMany()'),
    'never ctx.db',
  ],
  ['core/src/reports/close-d.ts', useCase('authorise(x); await record(tx); await fetch(y)'), 'No network'],
  [
    'core/src/reports/close-e.ts',
    useCase('await one(tx)', 'async function one(tx) { authorise(x); ctx.db.a }'),
    'without record',
  ],
  [
    'core/src/reports/close-f.ts',
    'export const closeF = (ctx, work) => ctx.write(work)',
    'written in this file',
  ],
  [
    'core/src/reports/close-g.ts',
    'export const closeG = (ctx) => { const { write } = ctx; return write }',
    'full name',
  ],
  [
    'core/src/people/join-h.ts',
    'const a = (ctx) => ctx.db.join(org, async (tx) => tx.a())',
    'without record',
  ],
  ['core/src/reports/file-i.ts', 'const a = (ctx) => ctx.writeOnce(recorded(ctx))', 'without authorise'],
  [
    'core/src/reports/file-j.ts',
    'const a = (ctx) => { authorise(x); ctx.writeOnce(sql) }',
    'without recorded',
  ],
  ['graphql/src/a.ts', resolver('return ctx.db.report.findMany({ where: { id: 1 } })'), 'No where'],
  ['graphql/src/b.ts', resolver('return ctx.db.report.create({ data: { id: 1 } })'), 'No data'],
  ['graphql/src/c.ts', resolver('return ctx.db.report.delete(args)'), 'writes nothing'],
  ['graphql/src/d.ts', resolver("if (root.status === 'OPEN') return null"), 'ask the policy'],
  ['graphql/src/e.ts', resolver('switch (root.x) { default: return 1 }'), 'No rule'],
  ['graphql/src/f.ts', resolver('return ctx.write(f)'), 'belongs to core'],
  ['graphql/src/h.ts', resolver('return ctx.writeOnce(f)'), 'belongs to core'],
  ['graphql/src/g.ts', "t.relation('actions', { query: () => ({ where: { open: true } }) })", 'No where'],
]
const accepted: [string, string][] = [
  [
    'core/src/reports/open-a.ts',
    useCase('authorise(can.close(a, b)); const c = await tx.report.update(d); await record(tx, ctx, c)'),
  ],
  [
    'core/src/reports/open-b.ts',
    useCase('await one(tx)', 'const one = async (tx) => { authorise(x); await record(tx) }'),
  ],
  ['core/src/reports/open-c.ts', 'export const reportsFor = (ctx) => ctx.db.report.findMany({ where: {} })'],
  [
    'core/src/reports/open-d.ts',
    'const a = (ctx) => { authorise(x); return ctx.writeOnce(sql(recorded(ctx, e, d))) }',
  ],
  ['core/src/access/tools.ts', useCase('return 1')],
  [
    'core/src/organisations/sign-up.ts',
    'const a = (ctx) => ctx.db.join(org, async (tx) => { await record(tx) }); [1].join()',
  ],
  [
    'graphql/src/ok-a.ts',
    resolver('const id = await closeReport(ctx, args.input); return reportById(ctx, id, query)'),
  ],
  [
    'graphql/src/ok-b.ts',
    "builder.prismaObject('Report', { select: { id: true }, fields: (t) => ({ where: t.exposeString('place') }) })",
  ],
]

let folder: string
let said: { filename: string; message: string }[]
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-'))
  const jsPlugins = [join(repositoryRoot, 'packages/config/src/lint/plugin.mjs')]
  const rules = { 'closecall/use-case-guards': 'error', 'closecall/thin-resolver': 'error' }
  const config = join(folder, '.oxlintrc.json')
  writeFileSync(config, JSON.stringify({ categories: { correctness: 'off' }, jsPlugins, rules }))
  for (const [path, text] of [...refused, ...accepted]) {
    const file = join(folder, 'packages', path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  const oxlint = join(repositoryRoot, 'node_modules/oxlint/bin/oxlint')
  const { stdout } = spawnSync(process.execPath, [oxlint, '-c', config, '-f', 'json', '.'], {
    cwd: folder,
    encoding: 'utf8',
  })
  said = JSON.parse(stdout).diagnostics
})
afterAll(() => rmSync(folder, { recursive: true }))

const about = (path: string) =>
  said.filter(({ filename }) => filename.endsWith(path)).map(({ message }) => message)

test.each(refused)('%s is refused', (path, _, message) => {
  expect(about(path)).toContainEqual(expect.stringContaining(message))
})
test.each(accepted)('%s is accepted', (path) => expect(about(path)).toEqual([]))
