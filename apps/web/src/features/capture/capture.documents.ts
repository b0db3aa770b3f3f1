import { graphql } from '../../api/graphql'

export const CapturePlaces = graphql(`
  query CapturePlaces {
    organisation { id country }
    sites { id name emergencyName emergencyPhone alerted { id name } locations { id name } }
  }
`)

export const SubmitReport = graphql(`
  mutation SubmitReport($input: SubmitReportInput!) {
    submitReport(input: $input) {
      id
      number
      promises { mode dueAt }
    }
  }
`)
