import type { RefusalRow, RowsFile } from './row'

const invite = 'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { invitation { id } } }'
const weakerRole = { role: 'SAFETY_OFFICER', code: 'FORBIDDEN' } as const

export const prepare: RowsFile['prepare'] = async ({ owner }) => {
  const input = { role: 'WORKER', allSites: true, siteIds: [], send: false }
  const { inviteMember } = await owner.run(invite, { input })
  return { invitationId: inviteMember.invitation.id }
}

export const rows: RefusalRow[] = [
  {
    operation: 'invitations',
    document: '{ invitations { id email invitedBy { id name } } }',
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'OK',
    exempt: 'A list refuses nobody: empty for those who may not invite (invitations.test.ts).',
  },
  {
    operation: 'invitation',
    document: 'query ($token: String!) { invitation(token: $token) { organisationName } }',
    variables: ({ ids }) => ({ token: `${ids.invitationId}.made-up` }),
    nobody: 'OK',
    otherOrganisation: 'OK',
    exempt: 'Public by the secret in the link; without the right one it is null.',
  },
  {
    operation: 'inviteMember',
    document: invite,
    variables: ({ ids }) => ({
      input: { role: 'WORKER', allSites: false, siteIds: [ids.siteId], send: false },
    }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'NOT_FOUND',
    weakerRole,
    otherSite: 'FORBIDDEN',
  },
  {
    operation: 'revokeInvitation',
    document: 'mutation ($id: UUID!) { revokeInvitation(id: $id) { id } }',
    variables: ({ ids }) => ({ id: ids.invitationId }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'NOT_FOUND',
    weakerRole,
    otherSite: 'FORBIDDEN',
  },
]
