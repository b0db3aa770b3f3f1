import { randomBytes } from 'node:crypto'
import type { Locale, MemberActor, Role } from '@closecall/core/access/actor'
import { openCtx } from '@closecall/core/access/ctx'
import { mintOrgId, type OrgId } from '@closecall/db/org-id'
import { v7 } from 'uuid'
import { type Asker, askerOf } from './asker'
import type { Product } from './product'

export type TestSite = { id: string; name: string; locationId: string }
export type TestMember = Asker & { memberId: string; name: string; actor: MemberActor }
export type TestOrganisation = {
  id: OrgId
  slug: string
  sites: [TestSite, TestSite]
  /** A new member with this role, asking through the real schema. `sites` narrows the scope. */
  as(
    role: Role,
    options?: { name?: string; sites?: string[]; locale?: Locale; email?: string },
  ): Promise<TestMember>
}

/** An organisation of the test's own, with two sites of one location each. */
export async function makeOrganisation(
  product: Product,
  options: { name?: string; timeZone?: string; locale?: Locale } = {},
): Promise<TestOrganisation> {
  const { name = 'Test plant', timeZone = 'Europe/Moscow', locale = 'en' } = options
  const { database, clock } = product
  const id = mintOrgId(v7())
  const slug = `org-${randomBytes(6).toString('hex')}`
  const createdAt = clock.now
  const site = (siteName: string): TestSite => ({ id: v7(), name: siteName, locationId: v7() })
  const sites: [TestSite, TestSite] = [site('North'), site('South')]
  await database.join(id, async (tx) => {
    await tx.organisation.createMany({
      data: [{ id, slug, name, country: 'RU', locale, timeZone, createdAt }],
    })
  })
  await database.write(id, async (tx) => {
    const place = { organisationId: id, createdAt }
    await tx.site.createMany({
      data: sites.map((each) => ({ ...place, id: each.id, name: each.name, timeZone, headcount: 50 })),
    })
    await tx.location.createMany({
      data: sites.map((each) => ({ ...place, id: each.locationId, siteId: each.id, name: 'Gate' })),
    })
  })

  const as: TestOrganisation['as'] = async (role, options = {}) => {
    const memberId = v7()
    const memberName = options.name ?? `${role} ${memberId.slice(-4)}`
    const memberLocale = options.locale ?? locale
    const scope = options.sites ?? []
    await database.write(id, async (tx) => {
      const member = {
        organisationId: id,
        id: memberId,
        name: memberName,
        role,
        locale: memberLocale,
        email: options.email ?? null,
        // An owner with no way in is none to count on.
        pinHash: role === 'OWNER' ? 'no PIN opens this' : null,
        createdAt,
      }
      await tx.member.create({ data: { ...member, allSites: !options.sites } })
      await tx.memberSite.createMany({
        data: scope.map((siteId) => ({ organisationId: id, memberId, siteId })),
      })
    })
    const actor: MemberActor = {
      kind: 'member',
      memberId,
      personId: null,
      role,
      sites: options.sites ?? 'ALL',
      locale: memberLocale,
      name: memberName,
    }
    const asker = askerOf(product, () => openCtx(database, { org: id, actor, now: () => clock.now }))
    return { ...asker, memberId, name: memberName, actor }
  }
  return { id, slug, sites, as }
}
