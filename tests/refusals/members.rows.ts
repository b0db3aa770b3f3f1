import type { RefusalRow } from './row'
import type { Victim } from './victim'

const weakerRole = { role: 'SAFETY_OFFICER', code: 'FORBIDDEN' } as const
const otherSite = 'FORBIDDEN' as const
const nobody = 'UNAUTHENTICATED' as const
const placed = { role: 'SUPERVISOR', allSites: true, siteIds: [] }
const elsewhere = ({ ids }: Victim) => ({ allSites: false, siteIds: [ids.siteId] })
const worker = ({ ids }: Victim) => ({ id: ids.memberId })

export const rows: RefusalRow[] = [
  {
    operation: 'members',
    document: `query ($siteId: UUID) {
      members(first: 50, siteId: $siteId) { totalCount edges { cursor node { id name email } } } }`,
    variables: ({ ids }) => ({ siteId: ids.siteId }),
    nobody,
    otherOrganisation: 'OK',
    exempt: 'Everybody knows their colleagues; members.test.ts looks at what is hidden of them.',
  },
  {
    operation: 'addMember',
    document: 'mutation ($input: AddMemberInput!) { addMember(input: $input) { id } }',
    variables: (victim) => ({ input: { name: 'New', locale: 'en', ...placed, ...elsewhere(victim) } }),
    nobody,
    otherOrganisation: 'NOT_FOUND',
    weakerRole,
    otherSite,
  },
  {
    operation: 'updateMember',
    document: 'mutation ($input: UpdateMemberInput!) { updateMember(input: $input) { id } }',
    variables: (victim) => ({ input: { ...worker(victim), name: 'Renamed', ...placed } }),
    nobody,
    otherOrganisation: 'NOT_FOUND',
    weakerRole,
    otherSite,
  },
  {
    operation: 'setPin',
    document: 'mutation ($input: SetPinInput!) { setPin(input: $input) { id } }',
    variables: ({ ids }) => ({ input: { memberId: ids.memberId, pin: '4071' } }),
    nobody,
    otherOrganisation: 'NOT_FOUND',
    weakerRole,
    otherSite,
  },
  {
    operation: 'disableMember',
    document: 'mutation ($id: UUID!) { disableMember(id: $id) { id } }',
    variables: worker,
    nobody,
    otherOrganisation: 'NOT_FOUND',
    weakerRole,
    otherSite,
  },
  {
    operation: 'enableMember',
    document: 'mutation ($id: UUID!) { enableMember(id: $id) { id } }',
    variables: worker,
    nobody,
    otherOrganisation: 'NOT_FOUND',
    weakerRole,
    otherSite,
  },
  {
    operation: 'updateProfile',
    document: 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { id } }',
    variables: () => ({ input: { name: 'Myself', locale: 'en' } }),
    nobody,
    otherOrganisation: 'OK',
    exempt: 'Writes the viewer’s own row, whatever the role or site.',
  },
  {
    operation: 'importPeople',
    document: 'mutation ($input: ImportPeopleInput!) { importPeople(input: $input) { created } }',
    variables: () => ({ input: { rows: [{ name: 'New' }], apply: true } }),
    nobody,
    otherOrganisation: 'OK',
    weakerRole,
    otherSite,
  },
]
