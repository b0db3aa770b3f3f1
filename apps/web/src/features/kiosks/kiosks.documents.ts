import { graphql } from '../../api/graphql'

export const Kiosks = graphql(`
  query Kiosks($includeRevoked: Boolean) {
    kiosks(includeRevoked: $includeRevoked) {
      id
      name
      state
      lastSeenAt
      enrolledAt
      waiting
      codeExpiresAt
      revokedAt
      site { id name }
      location { id name }
      viewerCan { manage }
    }
  }
`)

export const SilentKiosks = graphql(`
  query SilentKiosks {
    viewer { silentKiosks }
  }
`)

export const CreateKiosk = graphql(`
  mutation CreateKiosk($input: CreateKioskInput!) {
    createKiosk(input: $input) { code expiresAt kiosk { id name enrolledAt } }
  }
`)

export const RenewKioskCode = graphql(`
  mutation RenewKioskCode($id: UUID!) {
    renewKioskCode(id: $id) { code expiresAt kiosk { id name enrolledAt } }
  }
`)

export const UpdateKiosk = graphql(`
  mutation UpdateKiosk($input: UpdateKioskInput!) {
    updateKiosk(input: $input) { id }
  }
`)

export const RevokeKiosk = graphql(`
  mutation RevokeKiosk($id: UUID!) {
    revokeKiosk(id: $id) { id }
  }
`)
