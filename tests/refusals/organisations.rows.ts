import type { RefusalRow } from './row'

export const rows: RefusalRow[] = [
  {
    operation: 'organisation',
    document: '{ organisation { id name slug acknowledgeHours } }',
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'OK',
    exempt: 'The viewer’s own; there is no way to ask for another.',
  },
  {
    operation: 'organisationBySlug',
    document: 'query ($slug: String!) { organisationBySlug(slug: $slug) { slug locale } }',
    variables: ({ organisation }) => ({ slug: organisation.slug }),
    nobody: 'OK',
    otherOrganisation: 'OK',
    exempt: 'The public door /o/{slug}: name, word and language, and nothing else.',
  },
  {
    operation: 'updateOrganisation',
    document: 'mutation ($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) { id } }',
    variables: () => ({ input: { acknowledgeHours: 12 } }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'OK',
    weakerRole: { role: 'SAFETY_OFFICER', code: 'FORBIDDEN' },
    otherSite: 'FORBIDDEN',
  },
]
