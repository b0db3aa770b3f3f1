import { v4 } from 'uuid'
import type { RefusalRow } from './row'
import { marker, type Victim } from './victim'

const create =
  'mutation ($input: CreateKioskInput!) { createKiosk(input: $input) { code kiosk { id name } } }'
const place = ({ ids }: Victim) => ({ siteId: ids.siteId, locationId: ids.locationId })

/** A kiosk at the first site that awaits its tablet. */
export async function prepare(victim: Victim) {
  const kioskId = v4()
  const input = { id: kioskId, name: `${marker} kiosk`, ...place(victim), pin: '407193' }
  await victim.officer.run(create, { input })
  return { kioskId }
}

const refused = {
  nobody: 'UNAUTHENTICATED',
  otherOrganisation: 'NOT_FOUND',
  weakerRole: { role: 'SUPERVISOR', code: 'FORBIDDEN' },
  otherSite: { role: 'SAFETY_OFFICER', code: 'NOT_FOUND' },
} as const
const door = {
  nobody: 'FORBIDDEN',
  otherOrganisation: 'FORBIDDEN',
  exempt: 'Open at the anonymous door only, where nobody has a role; tests/anonymity knocks there.',
} as const

export const rows: RefusalRow[] = [
  {
    operation: 'kiosks',
    document: '{ kiosks(includeRevoked: true) { id name lastSeenAt } }',
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'OK',
    weakerRole: { role: 'EXECUTIVE', code: 'FORBIDDEN' },
    exempt: 'Of another site it answers with an empty list; kiosks.test.ts walks the sites.',
  },
  {
    operation: 'createKiosk',
    document: create,
    variables: (victim) => ({ input: { id: v4(), name: 'Other', ...place(victim), pin: '407193' } }),
    ...refused,
    otherSite: { role: 'SAFETY_OFFICER', code: 'FORBIDDEN' },
  },
  {
    operation: 'renewKioskCode',
    document: 'mutation ($id: UUID!) { renewKioskCode(id: $id) { code kiosk { id name } } }',
    variables: ({ ids }) => ({ id: ids.kioskId }),
    ...refused,
  },
  {
    operation: 'updateKiosk',
    document: 'mutation ($input: UpdateKioskInput!) { updateKiosk(input: $input) { id name } }',
    variables: (victim) => ({ input: { id: victim.ids.kioskId, name: 'Other', ...place(victim) } }),
    ...refused,
  },
  {
    operation: 'revokeKiosk',
    document: 'mutation ($id: UUID!) { revokeKiosk(id: $id) { id name } }',
    variables: ({ ids }) => ({ id: ids.kioskId }),
    ...refused,
  },
  {
    operation: 'enrolKiosk',
    document: `mutation { enrolKiosk(code: "0000-0000", token: "${'0'.repeat(64)}") { name slug } }`,
    ...door,
  },
  {
    operation: 'kioskHeartbeat',
    document: 'mutation { kioskHeartbeat(token: "made up", waiting: 1) { name slug } }',
    ...door,
  },
  {
    operation: 'leaveKiosk',
    document: 'mutation { leaveKiosk(token: "made up", pin: "407193") }',
    ...door,
  },
  {
    operation: 'fileAtKiosk',
    document: 'mutation ($input: FileAtKioskInput!) { fileAtKiosk(input: $input) { number name } }',
    variables: ({ ids }) => ({
      input: {
        token: 'made up',
        personnelNumber: '1001',
        pin: '407193',
        card: { id: v4(), type: 'NEAR_MISS', siteId: ids.siteId, whatHappened: 'Oil on the floor.' },
      },
    }),
    nobody: 'NOT_FOUND',
    otherOrganisation: 'NOT_FOUND',
    exempt: 'The tablet’s token and the PIN are the authorisation; kiosk-named.test.ts tries them.',
  },
]
