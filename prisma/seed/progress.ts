import type { Database } from '@closecall/db/database'
import { mintOrgId, type OrgId } from '@closecall/db/org-id'
import type { Story } from './story'

/** How far a demo has come is asked of the database: the seed may be killed at any line, and another start goes on. */
export type Begun = { org: OrgId; slug: string; told: boolean }

const name = 'demo'

/** The organisation that the seed itself has founded for this story, if any. */
export async function begunOf(database: Database, story: Story): Promise<Begun | null> {
  const own = await stateOf(database, mintOrgId(story.id))
  if (own) return own
  // A demo of before had any id: only its mark tells it from that of somebody who took the e-mail of the founder.
  const email = story.people[0]?.email ?? ''
  const member = await database.auth.member.findFirst({
    where: { person: { email }, role: 'OWNER' },
    select: { organisationId: true },
  })
  const former = member && (await stateOf(database, mintOrgId(member.organisationId)))
  return former?.told ? former : null
}

const stateOf = (database: Database, org: OrgId): Promise<Begun | null> =>
  database.write(org, async (tx) => {
    const found = await tx.organisation.findUnique({ where: { id: org }, select: { slug: true } })
    const clock = await tx.clock.findFirst({ where: { organisationId: org, name } })
    return found && { org, slug: found.slug, told: clock !== null }
  })

/** The last thing done for an organisation: its demo is never touched again. */
export const markTold = (database: Database, org: OrgId, day: Date) =>
  database.write(org, (tx) => tx.clock.createMany({ data: [{ organisationId: org, name, day }] }))

/** Cards are told one after the other, so their number says which is next. */
export const toldCards = (database: Database, org: OrgId): Promise<number> =>
  database.write(org, (tx) => tx.report.count({ where: { organisationId: org } }))

/** The card of a site that the next one may be merged into. */
export async function lastCard(database: Database, org: OrgId, siteId: string): Promise<string | null> {
  const where = { organisationId: org, siteId, status: { notIn: ['MERGED', 'REJECTED'] } }
  const found = await database.write(org, (tx) =>
    tx.report.findFirst({ where, orderBy: { submittedAt: 'desc' }, select: { id: true } }),
  )
  return found?.id ?? null
}
