import { v4 } from 'uuid'
import type { RefusalRow, RowsFile } from './row'
import { marker } from './victim'

/** An anonymous report of the victim's, as a hand-over would have made it. */
export const prepare: RowsFile['prepare'] = async ({ product, organisation, ids, officer }) => {
  const anonymousId = v4()
  const place = { organisationId: organisation.id, siteId: ids.siteId ?? '' }
  const said = { title: `A ${marker}`, whatHappened: `A ${marker} fell.` }
  const at = product.clock.now
  const { id: reportId } = await product.database.write(organisation.id, async (tx) => {
    const report = await tx.report.create({
      data: {
        ...place,
        ...said,
        id: anonymousId,
        number: 'NM-2026-9000',
        type: 'NEAR_MISS',
        privacy: 'ANONYMOUS',
        occurredAt: at,
        submittedAt: at,
      },
    })
    const receipt = { organisationId: organisation.id, reportId: report.id, lookup: v4(), secretHash: 'x' }
    await tx.receipt.create({ data: receipt })
    return report
  })
  const writing = 'mutation ($input: WriteToReporterInput!) { writeToReporter(input: $input) { id } }'
  await officer.run(writing, { input: { id: v4(), reportId, text: `Which ${marker}?` } })
  return { anonymousId: reportId }
}

export const rows: RefusalRow[] = [
  {
    operation: 'writeToReporter',
    document:
      'mutation ($input: WriteToReporterInput!) { writeToReporter(input: $input) { id thread { messages { text } } } }',
    variables: ({ ids }) => ({ input: { id: v4(), reportId: ids.anonymousId, text: 'Where was it?' } }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'NOT_FOUND',
    weakerRole: { role: 'ADMIN', code: 'NOT_FOUND' },
    otherSite: 'NOT_FOUND',
  },
  {
    operation: 'markThreadRead',
    document: 'mutation ($id: UUID!) { markThreadRead(reportId: $id) { id thread { messages { text } } } }',
    variables: ({ ids }) => ({ id: ids.anonymousId }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'NOT_FOUND',
    weakerRole: { role: 'SUPERVISOR', code: 'NOT_FOUND' },
    otherSite: 'NOT_FOUND',
  },
]
