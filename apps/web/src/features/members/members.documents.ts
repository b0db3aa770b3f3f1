import { graphql } from '../../api/graphql'

export const Members = graphql(`
  query Members($first: Int, $after: String, $search: String, $role: Role, $siteId: UUID, $status: MemberStatus) {
    members(first: $first, after: $after, search: $search, role: $role, siteId: $siteId, status: $status) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id name position role email personnelNumber hasAccount hasPin status locale allSites
          sites { id name }
          viewerCan { edit disable }
        }
      }
    }
  }
`)

export const AddMember = graphql(`
  mutation AddMember($input: AddMemberInput!) {
    addMember(input: $input) { id }
  }
`)

export const UpdateMember = graphql(`
  mutation UpdateMember($input: UpdateMemberInput!) {
    updateMember(input: $input) { id }
  }
`)

export const SetPin = graphql(`
  mutation SetPin($input: SetPinInput!) {
    setPin(input: $input) { id }
  }
`)

export const DisableMember = graphql(`
  mutation DisableMember($id: UUID!) {
    disableMember(id: $id) { id }
  }
`)

export const EnableMember = graphql(`
  mutation EnableMember($id: UUID!) {
    enableMember(id: $id) { id }
  }
`)

export const Invitations = graphql(`
  query Invitations {
    invitations { id email name role allSites createdAt expiresAt invitedBy { name } }
  }
`)

export const InviteMember = graphql(`
  mutation InviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) { url invitation { id } }
  }
`)

export const RevokeInvitation = graphql(`
  mutation RevokeInvitation($id: UUID!) {
    revokeInvitation(id: $id) { id }
  }
`)

export const ImportPeople = graphql(`
  mutation ImportPeople($input: ImportPeopleInput!) {
    importPeople(input: $input) { created updated refused rows { rowNumber status reasons } }
  }
`)
