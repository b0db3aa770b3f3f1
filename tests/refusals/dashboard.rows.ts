import type { RefusalRow } from './row'

export const rows: RefusalRow[] = [
  {
    operation: 'dashboard',
    document: `query ($siteIds: [UUID!], $from: Date!, $to: Date!) {
      dashboard(siteIds: $siteIds, from: $from, to: $to) { unassessed sites { siteId name } }
    }`,
    variables: ({ ids }) => ({ siteIds: [ids.siteId], from: '2026-01-01', to: '2026-03-01' }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'NOT_FOUND',
    weakerRole: { role: 'WORKER', code: 'FORBIDDEN' },
    otherSite: 'NOT_FOUND',
  },
  {
    operation: 'anonymousTexts',
    document:
      'query ($siteId: UUID!, $quarter: Date!) { anonymousTexts(siteId: $siteId, quarter: $quarter) }',
    variables: ({ ids }) => ({ siteId: ids.siteId, quarter: '2025-10-01' }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'NOT_FOUND',
    weakerRole: { role: 'WORKER', code: 'FORBIDDEN' },
    otherSite: 'NOT_FOUND',
  },
]
