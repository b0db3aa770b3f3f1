import { graphql } from '../api/graphql'

export const AnonymousPlace = graphql(`
  query AnonymousPlace($code: String, $slug: String) {
    anonymousPlace(code: $code, slug: $slug) {
      organisation
      slug
      country
      timeZone
      site { id }
      location { id name }
      sites { id name emergencyName emergencyPhone precision locations { id name } }
      handOver { nextAt atLeast }
      work { token bits }
    }
  }
`)

export const WorkChallenge = graphql(`
  query WorkChallenge {
    workChallenge { token bits }
  }
`)

export const SubmitAnonymousReport = graphql(`
  mutation SubmitAnonymousReport($input: SubmitAnonymousReportInput!) {
    submitAnonymousReport(input: $input) { receipt proof handOverAt number }
  }
`)

const ThreadPhoto = graphql(`
  fragment ThreadPhoto on AnonymousPhoto @_unmask { id url thumbnailUrl }
`)

const Thread = graphql(
  `
  fragment Thread on AnonymousThread @_unmask {
    status
    number
    type
    site
    location
    handOverAt
    whatHappened
    decisionNote
    promises { mode dueAt keptAt }
    photos { ...ThreadPhoto }
    messages { id from text on readByOfficer waiting photos { ...ThreadPhoto } }
  }
`,
  [ThreadPhoto],
)

export const OpenReceipt = graphql(
  `
  mutation OpenReceipt($receipt: String!, $work: WorkInput!) {
    openReceipt(receipt: $receipt, work: $work) { ...Thread }
  }
`,
  [Thread],
)

export const ReplyAnonymously = graphql(
  `
  mutation ReplyAnonymously($receipt: String!, $id: UUID!, $text: String!, $work: WorkInput!) {
    replyAnonymously(receipt: $receipt, id: $id, text: $text, work: $work) { ...Thread }
  }
`,
  [Thread],
)
