import type { RefusalRow } from './row'
import type { Victim } from './victim'

const weakerRole = { role: 'SAFETY_OFFICER', code: 'FORBIDDEN' } as const
const refused = {
  nobody: 'UNAUTHENTICATED',
  otherOrganisation: 'NOT_FOUND',
  weakerRole,
  otherSite: 'FORBIDDEN',
} as const
const site = ({ ids }: Victim) => ({ id: ids.siteId })
const spot = ({ ids }: Victim) => ({ id: ids.locationId })

export const rows: RefusalRow[] = [
  {
    operation: 'sites',
    document: '{ sites(includeArchived: true) { id name memberCount locations { id name } } }',
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'OK',
    exempt: 'Everybody may report about every site of their organisation, so everybody sees them all.',
  },
  {
    operation: 'createSite',
    document: 'mutation ($input: CreateSiteInput!) { createSite(input: $input) { id } }',
    variables: () => ({ input: { name: 'Third' } }),
    ...refused,
    otherOrganisation: 'OK',
  },
  {
    operation: 'updateSite',
    document: 'mutation ($input: UpdateSiteInput!) { updateSite(input: $input) { id } }',
    variables: (victim) => ({ input: { ...site(victim), name: 'Renamed' } }),
    ...refused,
  },
  {
    operation: 'archiveSite',
    document: 'mutation ($id: UUID!) { archiveSite(id: $id) { id } }',
    variables: site,
    ...refused,
  },
  {
    operation: 'restoreSite',
    document: 'mutation ($id: UUID!) { restoreSite(id: $id) { id } }',
    variables: site,
    ...refused,
  },
  {
    operation: 'createLocation',
    document: 'mutation ($input: CreateLocationInput!) { createLocation(input: $input) { id } }',
    variables: ({ ids }) => ({ input: { siteId: ids.siteId, name: 'Door' } }),
    ...refused,
  },
  {
    operation: 'updateLocation',
    document: 'mutation ($input: UpdateLocationInput!) { updateLocation(input: $input) { id } }',
    variables: (victim) => ({ input: { ...spot(victim), name: 'Renamed' } }),
    ...refused,
  },
  {
    operation: 'archiveLocation',
    document: 'mutation ($id: UUID!) { archiveLocation(id: $id) { id } }',
    variables: spot,
    ...refused,
  },
  {
    operation: 'restoreLocation',
    document: 'mutation ($id: UUID!) { restoreLocation(id: $id) { id } }',
    variables: spot,
    ...refused,
  },
]
