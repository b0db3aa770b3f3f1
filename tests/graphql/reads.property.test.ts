import type { Tx } from '@closecall/db/database'
import type { OrgReads } from '@closecall/db/reads'
import { compile } from '@closecall/db/reads/compile'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { makeOrganisation, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'
import { questions, type Values } from '../support/questions'
import { statementsOf } from '../support/statements'

const product = useProduct()
const delegates = [
  'report',
  'action',
  'member',
  'site',
  'location',
  'comment',
  'mention',
  'audit',
  'invitation',
  'import',
  'memberSite',
  'organisation',
] as const
type Delegate = (typeof delegates)[number]
type Ask = (args: unknown) => Promise<unknown>

const values: Values = new Map()
let organisation: TestOrganisation

/** A little of everything: rows that tie, rows without relations, and texts that look like syntax. */
async function fill(at: TestOrganisation): Promise<void> {
  const people = [await at.as('WORKER'), await at.as('SAFETY_OFFICER', { sites: [at.sites[0].id] })]
  const [first, second] = people.map(({ memberId }) => memberId)
  if (!first || !second) throw new Error('two members')
  const place = { organisationId: at.id }
  const day = (n: number) => new Date(Date.UTC(2026, 2, 1 + (n % 3), 7, 30, 0, n % 2 ? 123 : 0))
  const texts = ['Масло на полу', '{"a"}', 'O\'Neil \\ \n line, "x"', 'null', '%_', '']
  const reports = Array.from({ length: 9 }, () => v7())
  await product().database.write(at.id, async (tx) => {
    await tx.import.create({
      data: {
        ...place,
        id: v7(),
        fileName: 'a.xlsx',
        storageKey: 'a',
        createdById: second,
        createdAt: day(0),
        columns: [1, null, 'x'],
        mapping: { 'ключ "': { deep: [1.5, true] } },
      },
    })
    for (const [n, id] of reports.entries())
      await tx.report.create({
        data: {
          ...place,
          id,
          number: `NM-2026-${n}`,
          status: ['SUBMITTED', 'ACCEPTED', 'CLOSED'][n % 3] as string,
          type: 'NEAR_MISS',
          siteId: at.sites[n % 2]?.id as string,
          locationId: n % 3 === 0 ? (at.sites[n % 2]?.locationId as string) : null,
          reporterId: n % 4 === 0 ? null : n % 2 ? first : second,
          title: texts[n % texts.length] as string,
          whatHappened: texts[(n + 1) % texts.length] as string,
          occurredAt: day(n),
          submittedAt: day(n + 1),
          triagedAt: n % 2 ? day(n) : null,
          potentialSeverity: n % 3 ? (n % 5) + 1 : null,
          actualSeverity: n % 3 ? 1 : null,
          highEnergy: [true, false, null][n % 3] ?? null,
        },
      })
    for (const n of [0, 1, 2, 3, 4, 5])
      await tx.action.create({
        data: {
          ...place,
          id: v7(),
          reportId: reports[n % 3] as string,
          siteId: at.sites[0].id,
          title: texts[n] as string,
          kind: 'CORRECTIVE',
          controlLevel: 'ELIMINATION',
          ownerId: n % 2 ? first : second,
          dueOn: new Date(Date.UTC(2026, 3, 1 + (n % 2))),
          createdAt: day(n),
          doneById: n === 5 ? first : null,
        },
      })
    for (const n of [0, 1, 2, 3]) {
      const id = v7()
      await tx.comment.create({
        data: {
          ...place,
          id,
          reportId: reports[n % 2] as string,
          authorId: first,
          text: texts[n] as string,
          createdAt: day(n),
        },
      })
      if (n % 2) await tx.mention.create({ data: { ...place, commentId: id, memberId: second } })
      await tx.audit.create({
        data: {
          ...place,
          id: v7(),
          at: day(n),
          event: 'report.submitted',
          actorKind: 'member',
          memberId: n ? first : null,
          subjectId: reports[n] as string,
          reportId: reports[n] as string,
          changes: { title: [null, texts[n] as string] },
        },
      })
    }
    await tx.invitation.create({
      data: {
        ...place,
        id: v7(),
        tokenHash: v7(),
        role: 'WORKER',
        siteIds: at.sites.map(({ id }) => id),
        invitedById: second,
        expiresAt: day(1),
        createdAt: day(0),
      },
    })
  })
}

const theirs = (delegate: Delegate, method: string, args: unknown): Promise<unknown> =>
  product().database.write(
    organisation.id,
    (tx: Tx) => (tx[delegate] as unknown as Record<string, Ask>)[method]?.(args) as Promise<unknown>,
  )

async function ours(delegate: Delegate, method: string, args: unknown): Promise<unknown> {
  const db: OrgReads & { end(): Promise<void> } = product().database.reads(organisation.id)
  const answer = await (db[delegate] as unknown as Record<string, Ask>)[method]?.(args)
  await db.end()
  return answer
}

beforeAll(async () => {
  organisation = await makeOrganisation(product())
  await fill(organisation)
  await fill(await makeOrganisation(product(), { name: 'Neighbour' }))
  for (const delegate of delegates)
    values.set(delegate, (await theirs(delegate, 'findMany', {})) as Record<string, unknown>[])
})

test.each(delegates)('%s: one statement answers as Prisma does', async (delegate) => {
  const method = fc.constantFrom('findMany', 'findMany', 'findFirst', 'count')
  await fc.assert(
    fc.asyncProperty(questions(delegate, values), method, async ({ take, ...args }, how) => {
      const asked = how === 'findMany' && take !== undefined ? { ...args, take } : args
      const question = how === 'count' ? { where: args.where } : asked
      // A negated condition on one related row is Prisma's.
      fc.pre(compile(delegate, how, question) !== null)
      expect(await ours(delegate, how, question)).toEqual(await theirs(delegate, how, question))
    }),
    { numRuns: 40 },
  )
})

test('a page with its relations is one statement, and what it does not know goes to Prisma', async () => {
  const page = { take: 5, include: { site: true, actions: { take: 2 } } }
  expect(await statementsOf(() => ours('report', 'findMany', page))).toHaveLength(1)
  const unknown = { where: { title: { contains: 'aсло', mode: 'insensitive' } }, include: { _count: true } }
  expect(compile('report', 'findMany', unknown)).toBeNull()
  expect(await ours('report', 'findMany', unknown)).toEqual(await theirs('report', 'findMany', unknown))
})

test('what must be there and is not fails with Prisma’s own error', async () => {
  const where = { organisationId_id: { organisationId: organisation.id, id: v7() } }
  await expect(ours('report', 'findUniqueOrThrow', { where })).rejects.toMatchObject({ code: 'P2025' })
})

test('a compiled read cannot write, and forgets its organisation with its answer', async () => {
  const db = product().database.reads(organisation.id)
  expect(await db.report.count()).toBe(9)
  await db.end()
  const [row] = await product().database.reads(organisation.id).$queryRaw<{ org: string }[]>`
    SELECT current_setting('transaction_read_only') AS org`
  expect(row?.org).toBe('on')
})
