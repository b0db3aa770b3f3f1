import type { RefusalRow } from './row'

export const rows: RefusalRow[] = [
  {
    operation: 'inbox',
    document:
      'query ($siteId: UUID) { inbox(siteId: $siteId, first: 50) { totalCount edges { node { id title } } } }',
    variables: ({ ids }) => ({ siteId: ids.siteId }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'OK',
    weakerRole: { role: 'ADMIN', code: 'FORBIDDEN' },
    exempt: 'An officer of another site has an inbox too: inbox.test.ts shows that it holds other cards.',
  },
  {
    operation: 'inboxClock',
    document: '{ inboxClock { waiting oldestWaitingAt deadlineAt today { emptied } recent { day } } }',
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'OK',
    weakerRole: { role: 'ADMIN', code: 'FORBIDDEN' },
    exempt: 'The clock is the whole organisation’s, for whoever triages at any of its sites.',
  },
]
