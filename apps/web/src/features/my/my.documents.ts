import { graphql } from '../../api/graphql'
import { ActionRow } from '../actions/actions.documents'
import { ReportRow } from '../reports/reports.documents'

export const MyReports = graphql(
  `
  query MyReports($first: Int, $after: String) {
    reports(filter: { mine: true }, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { ...ReportRow decisionNote promises { mode dueAt keptAt kept } viewerCan { answer } } }
    }
  }
`,
  [ReportRow],
)

export const MyActions = graphql(
  `
  query MyActions {
    actions(filter: { mine: true, status: [OPEN, IN_PROGRESS] }, first: 50) {
      edges { node { ...ActionRow report { id number title site { id name } } } }
    }
  }
`,
  [ActionRow],
)
