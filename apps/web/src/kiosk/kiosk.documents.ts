import { graphql } from '../api/graphql'

const KioskPlace = graphql(`
  fragment KioskPlace on KioskPlace @_unmask {
    name
    slug
    place {
      organisation
      slug
      country
      locale
      timeZone
      site { id }
      location { id name }
      sites { id name emergencyName emergencyPhone precision locations { id name } }
      handOver { nextAt atLeast }
      work { token bits }
    }
  }
`)

export const EnrolKiosk = graphql(
  `
  mutation EnrolKiosk($code: String!, $token: String!) {
    enrolKiosk(code: $code, token: $token) { ...KioskPlace }
  }
`,
  [KioskPlace],
)

export const KioskHeartbeat = graphql(
  `
  mutation KioskHeartbeat($token: String!, $waiting: Int!) {
    kioskHeartbeat(token: $token, waiting: $waiting) { ...KioskPlace }
  }
`,
  [KioskPlace],
)

export const LeaveKiosk = graphql(`
  mutation LeaveKiosk($token: String!, $pin: String!) {
    leaveKiosk(token: $token, pin: $pin)
  }
`)

/** Of somebody who proves who they are, and for this one card only: there is no session. */
export const FileAtKiosk = graphql(`
  mutation FileAtKiosk($input: FileAtKioskInput!) {
    fileAtKiosk(input: $input) { id number name photoPass }
  }
`)
