import { reportNumber } from '@closecall/core/reports/report'
import type { Tx } from '@closecall/db/database'
import fc from 'fast-check'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { makeOrganisation, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'

const product = useProduct()
const day = 86_400_000
const start = Date.UTC(2025, 10, 28)

/** Times near the ends of months, to the second. */
const moment = fc.integer({ min: 0, max: 90 * 86_400 }).map((s) => new Date(start + s * 1_000))
const later = fc.option(moment, { nil: null })
const severity = fc.option(fc.integer({ min: 3, max: 5 }), { nil: null })
const card = fc.record({
  site: fc.nat(1),
  type: fc.constantFrom('NEAR_MISS', 'UNSAFE_ACT', 'INJURY'),
  status: fc.constantFrom('SUBMITTED', 'ACCEPTED', 'CLOSED', 'REJECTED'),
  source: fc.constantFrom('WEB', 'IMPORT'),
  privacy: fc.constantFrom('NAMED', 'ANONYMOUS'),
  actualSeverity: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
  potentialSeverity: severity,
  submittedAt: moment,
  triagedAt: later,
  actedAt: later,
  verifiedAt: later,
})
const work = fc.record({
  site: fc.nat(1),
  status: fc.constantFrom('OPEN', 'IN_PROGRESS', 'DONE', 'VERIFIED'),
  anonymous: fc.boolean(),
  dueOn: fc.nat(3).map((days) => new Date(Date.UTC(2026, 0, 1) + days * day)),
})
const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 9 })
/** Which of the rows there are: every one whose place in the list is a multiple. */
const which = fc.integer({ min: 1, max: 4 })
const step = fc.oneof(
  fc.record({ do: fc.constant('file' as const), cards: some(card) }),
  fc.record({ do: fc.constant('change' as const), which, card }),
  fc.record({ do: fc.constant('merge' as const), which }),
  fc.record({ do: fc.constant('remove' as const), which }),
  fc.record({
    do: fc.constant('move' as const),
    timeZone: fc.constantFrom('Pacific/Kiritimati', 'Etc/GMT+12', 'Asia/Kathmandu'),
  }),
  fc.record({ do: fc.constant('assign' as const), works: some(work) }),
  fc.record({ do: fc.constant('reassign' as const), which, work }),
  fc.record({ do: fc.constant('drop' as const), which }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

let sequence = 0
async function take(tx: Tx, organisation: TestOrganisation, ownerId: string, change: Step): Promise<void> {
  const org = { organisationId: organisation.id }
  const at = ({ site, ...rest }: { site: number }) => ({
    ...rest,
    siteId: organisation.sites[site as 0 | 1].id,
  })
  const chosen = (rows: { id: string }[], n: number) => ({
    ...org,
    id: { in: rows.filter((_, i) => i % n === 0).map(({ id }) => id) },
  })
  const reports = await tx.report.findMany({ where: org, orderBy: { number: 'asc' } })
  const actions = await tx.action.findMany({ where: org, orderBy: { title: 'asc' } })
  switch (change.do) {
    case 'file': {
      const texts = () => ({
        id: v4(),
        number: reportNumber(2026, ++sequence),
        title: 'Oil',
        whatHappened: 'Oil',
      })
      const data = change.cards.map((row) => ({
        ...org,
        ...texts(),
        ...at(row),
        occurredAt: row.submittedAt,
      }))
      await tx.report.createMany({ data: data as never })
      return
    }
    case 'change':
      await tx.report.updateMany({
        where: chosen(reports, change.which),
        data: { ...at(change.card), mergedIntoId: null } as never,
      })
      return
    case 'merge': {
      const [into, ...others] = reports
      if (!into) return
      const data = { status: 'MERGED', mergedIntoId: into.id }
      await tx.report.updateMany({ where: chosen(others, change.which), data })
      return
    }
    case 'remove':
      await tx.report.deleteMany({ where: { ...chosen(reports, change.which), merged: { none: {} } } })
      return
    case 'move':
      await tx.organisation.update({ where: { id: organisation.id }, data: { timeZone: change.timeZone } })
      return
    case 'assign': {
      const [report] = reports
      if (!report) return
      const common = { reportId: report.id, kind: 'CORRECTIVE', controlLevel: 'PPE', ownerId }
      const made = () => ({ id: v4(), title: `A-${++sequence}`, createdAt: product().clock.now })
      const data = change.works.map((row) => ({ ...org, ...common, ...made(), ...at(row) }))
      await tx.action.createMany({ data: data as never })
      return
    }
    case 'reassign':
      await tx.action.updateMany({ where: chosen(actions, change.which), data: at(change.work) as never })
      return
    case 'drop':
      await tx.action.deleteMany({ where: chosen(actions, change.which) })
  }
}

const month = `date_trunc('month', CASE WHEN privacy = 'ANONYMOUS' THEN (submitted_at + interval '13 hours') AT TIME ZONE 'UTC'
  ELSE submitted_at AT TIME ZONE (SELECT time_zone FROM organisation WHERE id = organisation_id) END)::date`
const history = "(source = 'IMPORT' AND status = 'CLOSED' AND triaged_at IS NULL)"
const kept = `FROM report r, (VALUES ('TRIAGED'), ('ACTED'), ('VERIFIED')) s (stage), LATERAL (SELECT CASE stage
  WHEN 'TRIAGED' THEN triaged_at WHEN 'ACTED' THEN acted_at ELSE verified_at END) t (reached)
  WHERE reached IS NOT NULL AND status NOT IN ('REJECTED', 'MERGED')
    AND NOT ${history}`
/** Each counter beside its recount: what stands in one and not in the other. */
const pairs: [string, string][] = [
  [
    'SELECT site_id, month, type, actual, potential, anonymous, history, reports FROM report_month WHERE reports <> 0',
    `SELECT site_id, ${month}, type, coalesce(actual_severity, 0), coalesce(potential_severity, 0), privacy = 'ANONYMOUS', ${history}, count(*)
     FROM report WHERE status NOT IN ('REJECTED', 'MERGED') GROUP BY 1, 2, 3, 4, 5, 6, 7`,
  ],
  [
    'SELECT site_id, month, stage, days, anonymous, reports FROM report_stage WHERE reports <> 0',
    `SELECT site_id, ${month}, stage, greatest(0, trunc(extract(epoch FROM reached - submitted_at) / 86400)), privacy = 'ANONYMOUS', count(*)
     ${kept} GROUP BY 1, 2, 3, 4, 5`,
  ],
  [
    'SELECT site_id, due_on, anonymous, actions FROM action_due WHERE actions <> 0',
    `SELECT site_id, due_on, anonymous, count(*) FROM action WHERE status IN ('OPEN', 'IN_PROGRESS') GROUP BY 1, 2, 3`,
  ],
]

test('the counters equal a recount after any statements over any rows', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 20 }), async (steps) => {
      const organisation = await makeOrganisation(product())
      const { memberId } = await organisation.as('WORKER')
      await product().database.write(organisation.id, async (tx) => {
        for (const change of steps) await take(tx, organisation, memberId, change)
        for (const [counter, recount] of pairs) {
          const differing = await tx.$queryRawUnsafe(
            `(${counter} EXCEPT ${recount}) UNION ALL (${recount} EXCEPT ${counter})`,
          )
          expect(differing).toEqual([])
        }
      })
    }),
    { numRuns: 60 },
  )
})
