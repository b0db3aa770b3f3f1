import type { RefusalRow, RowsFile } from './row'

const save = 'mutation ($input: SaveViewInput!) { saveView(input: $input) { id } }'

export const prepare: RowsFile['prepare'] = async ({ officer }) => {
  const { saveView } = await officer.run(save, {
    input: { name: 'Waiting', filter: { status: ['SUBMITTED'] } },
  })
  return { viewId: saveView.id }
}

const own = 'Views belong to one member, whatever the role or site: everybody else’s is not found.'

export const rows: RefusalRow[] = [
  {
    operation: 'savedViews',
    document: '{ savedViews { id name filter } }',
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'OK',
    exempt: own,
  },
  {
    operation: 'saveView',
    document: save,
    variables: ({ ids }) => ({ input: { name: 'Waiting', filter: { siteId: [ids.siteId] } } }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'OK',
    exempt: own,
  },
  {
    operation: 'deleteView',
    document: 'mutation ($id: UUID!) { deleteView(id: $id) }',
    variables: ({ ids }) => ({ id: ids.viewId }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'NOT_FOUND',
    weakerRole: { role: 'ADMIN', code: 'NOT_FOUND' },
    otherSite: 'NOT_FOUND',
  },
]
