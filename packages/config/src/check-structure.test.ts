import { expect, test } from 'vitest'
import { checkStructure } from './check-structure'

const messages = (path: string, text = '') => checkStructure([{ path, text }]).map(({ message }) => message)
const core = 'packages/core/src/reports'

test.each([
  [`${core}/report.ts`, 'export const isOpen = (report: Report) => report.status === 1'],
  [`${core}/report.policy.ts`, ''],
  [`${core}/report.input.ts`, ''],
  [`${core}/saved-view.rows.ts`, 'export const viewOrThrow = async () => await 1'],
  [`${core}/lock.rows.ts`, 'await tx.$queryRaw`SELECT id FROM report ORDER BY id FOR UPDATE`'],
  [`${core}/part.rows.ts`, "createHash('sha256').update(whole) // tx.report.update( of old"],
  [`${core}/report.test.ts`, ''],
  [`${core}/close-report.ts`, 'export async function closeReport(ctx: Ctx) {}'],
  ['packages/core/src/imports/dates.ts', 'export const parseDate = () => null'],
  ['packages/core/src/access/ctx.ts', 'export type Ctx = { db: OrgReads }'],
  ['apps/api/src/env.ts', 'export const env = process.env'],
  ['apps/web/next.config.ts', 'export default process.env'],
  ['prisma/seed.ts', 'const { PEPPER } = process.env'],
  ['packages/db/src/pool.ts', '// process.env is read by the apps'],
])('%s is where it belongs', (path, text) => expect(messages(path, text)).toEqual([]))

test.each([
  ['a kind of its own', `${core}/report.service.ts`, '', /unknown kind/],
  ['a folder in a noun', `${core}/close/close-report.ts`, '', /no folders inside/],
  ['a file beside the nouns', 'packages/core/src/util.ts', '', /folders of nouns only/],
  ['a capital', `${core}/closeReport.ts`, '', /lower-case/],
  ['a use case without a verb', `${core}/report-closer.ts`, 'await ctx.write(f)', /neither pure rules/],
  ['a use case exporting another name', `${core}/close-report.ts`, 'ctx.write(f)', /exporting closeReport/],
  ['a change among reads', `${core}/report.rows.ts`, 'await tx.report.updateMany({})', /rows files read/],
  ['a returning one', `${core}/report.rows.ts`, 'tx.report.createManyAndReturn()', /rows files read/],
  ['one in SQL', `${core}/report.rows.ts`, '$queryRaw`INSERT INTO report`', /rows files read/],
  ['one beside others', `${core}/report.rows.ts`, '`UPDATE report r SET title = 1`', /rows files read/],
  ['a deed among reads', `${core}/report.rows.ts`, 'await record(tx, ctx, event, {})', /rows files read/],
  ['a noun that knows who asks', `${core}/report.ts`, "import type { Ctx } from '../access/ctx'", /neither/],
  ['a barrel file', 'packages/core/src/access/index.ts', '', /no barrels/],
  ['a barrel line', 'packages/db/src/all.ts', "export * from './a'", /no barrels/],
  ['an environment read', 'packages/db/src/pool.ts', 'process.env.DATABASE_URL', /environment/],
  ['an environment read in the demo', 'prisma/seed/people.ts', 'process.env.PEPPER', /environment/],
  ['an environment read in an app', 'apps/web/src/app/page.tsx', 'process.env.PORT', /environment/],
  ['a huge file', 'apps/web/src/a.css', 'a\n'.repeat(401), /401 lines/],
])('%s fails', (_, path, text, message) => {
  expect(messages(path, text)).toContainEqual(expect.stringMatching(message))
})

test('many long files fail though none is too long alone', () => {
  const files = Array.from({ length: 9 }, (_, i) => ({
    path: `apps/web/src/${i}.ts`,
    text: 'a\n'.repeat(i * 40),
  }))
  expect(checkStructure(files).map(({ message }) => message)).toEqual([
    'median file has 160 lines',
    'p90 file has 280 lines',
  ])
})
