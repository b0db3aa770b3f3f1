import { v4 } from 'uuid'
import type { RefusalRow } from './row'
import { marker, type Victim } from './victim'

const register = 'mutation ($input: RegisterBoxInput!) { registerBox(input: $input) { id } }'
const empty = 'mutation ($input: RecordEmptyingInput!) { recordEmptying(input: $input) { id note } }'

const submit = 'mutation ($input: SubmitBoxCardInput!) { submitBoxCard(input: $input) { id title } }'

/** A box at the first site, emptied once, with one card of it typed in. */
export async function prepare({ officer, ids }: Victim) {
  const input = { siteId: ids.siteId, locationId: ids.locationId, name: `${marker} box` }
  const { registerBox } = await officer.run(register, { input })
  const emptyingId = v4()
  await officer.run(empty, { input: { id: emptyingId, boxId: registerBox.id, cards: 2, note: marker } })
  const boxCardId = v4()
  const card = { id: boxCardId, emptyingId, type: 'NEAR_MISS', siteId: ids.siteId, whatHappened: marker }
  await officer.run(submit, { input: card })
  return { boxId: registerBox.id as string, emptyingId, boxCardId }
}

const refused = {
  nobody: 'UNAUTHENTICATED',
  otherOrganisation: 'NOT_FOUND',
  weakerRole: { role: 'EXECUTIVE', code: 'FORBIDDEN' },
  otherSite: 'NOT_FOUND',
} as const

const verb = (operation: string): RefusalRow => ({
  operation,
  document: `mutation ($id: UUID!) { ${operation}(id: $id) { id name } }`,
  variables: ({ ids }) => ({ id: ids.boxId }),
  ...refused,
  otherSite: { role: 'SAFETY_OFFICER', code: 'NOT_FOUND' },
})

export const rows: RefusalRow[] = [
  {
    operation: 'boxes',
    document: '{ boxes(includeRetired: true) { id name emptyings { note } } }',
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'OK',
    weakerRole: { role: 'EXECUTIVE', code: 'FORBIDDEN' },
    exempt: 'Of another site it answers with an empty list; boxes.test.ts walks the sites.',
  },
  {
    operation: 'box',
    document: 'query ($id: UUID!) { box(id: $id) { id name emptyings { note } } }',
    variables: ({ ids }) => ({ id: ids.boxId }),
    ...refused,
  },
  {
    operation: 'registerBox',
    document: register,
    variables: ({ ids }) => ({ input: { siteId: ids.siteId, locationId: ids.locationId, name: 'Other' } }),
    ...refused,
    otherSite: { role: 'SAFETY_OFFICER', code: 'FORBIDDEN' },
  },
  {
    operation: 'updateBox',
    document: 'mutation ($input: UpdateBoxInput!) { updateBox(input: $input) { id name } }',
    variables: ({ ids }) => ({ input: { id: ids.boxId, name: 'Other' } }),
    ...refused,
    otherSite: { role: 'SAFETY_OFFICER', code: 'NOT_FOUND' },
  },
  verb('retireBox'),
  verb('restoreBox'),
  {
    operation: 'recordEmptying',
    document: empty,
    variables: ({ ids }) => ({ input: { id: v4(), boxId: ids.boxId, cards: 1 } }),
    ...refused,
  },
  {
    operation: 'undoEmptying',
    document: 'mutation ($id: UUID!) { undoEmptying(id: $id) { id note } }',
    variables: ({ ids }) => ({ id: ids.emptyingId }),
    ...refused,
  },
  {
    operation: 'cardWriter',
    document: '{ cardWriter(personnelNumber: "1001") { id name } }',
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'OK',
    weakerRole: { role: 'EXECUTIVE', code: 'FORBIDDEN' },
    exempt: 'A number belongs to the organisation, not to a site.',
  },
  {
    operation: 'submitBoxCard',
    document: submit,
    variables: ({ ids }) => ({
      input: {
        id: v4(),
        emptyingId: ids.emptyingId,
        type: 'NEAR_MISS',
        siteId: ids.siteId,
        whatHappened: 'Oil.',
      },
    }),
    ...refused,
  },
  {
    operation: 'withdrawBoxCard',
    document: 'mutation ($input: WithdrawBoxCardInput!) { withdrawBoxCard(input: $input) { id title } }',
    variables: ({ ids }) => ({ input: { reportId: ids.boxCardId, reason: 'Twice' } }),
    ...refused,
    // An unnamed card of somebody else's is not there.
    weakerRole: { role: 'EXECUTIVE', code: 'NOT_FOUND' },
  },
]
