import { graphql } from '../../api/graphql'
import { ReportFull, ReportRow, ThreadLines } from '../reports/reports.documents'

export const Inbox = graphql(
  `
  query Inbox($siteId: UUID, $first: Int, $after: String) {
    inbox(siteId: $siteId, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { ...ReportRow viewerCan { triage return } } }
    }
  }
`,
  [ReportRow],
)

export const InboxClock = graphql(`
  query InboxClock {
    inboxClock {
      today { day emptied missed }
      waiting
      oldestWaitingAt
      deadlineAt
      recent { day emptied missed }
    }
  }
`)

export const InboxReport = graphql(
  `
  query InboxReport($id: UUID!) {
    report(id: $id) {
      ...ReportFull
      ...ThreadLines
      comments { id kind text createdAt authorHidden author { id name } }
    }
  }
`,
  [ReportFull, ThreadLines],
)

export const SimilarReports = graphql(
  `
  query SimilarReports($reportId: UUID!) {
    similarReports(reportId: $reportId) { ...ReportRow }
  }
`,
  [ReportRow],
)

export const MergeCandidates = graphql(
  `
  query MergeCandidates($text: String!) {
    reports(filter: { text: $text, status: [SUBMITTED, RETURNED, ACCEPTED, CLOSED] }, first: 8) {
      edges { node { ...ReportRow } }
    }
  }
`,
  [ReportRow],
)

export const AssessPotential = graphql(`
  query AssessPotential($answers: PotentialAnswersInput!) {
    assessPotential(answers: $answers) {
      class
      needsInvestigation
      reasons { question answer }
    }
  }
`)

export const AcceptReport = graphql(`
  mutation AcceptReport($input: AcceptReportInput!) {
    acceptReport(input: $input) { id number status version potentialClass potentialSeverity }
  }
`)

export const MergeReport = graphql(`
  mutation MergeReport($input: MergeReportInput!) {
    mergeReport(input: $input) { id number status version }
  }
`)

export const ReturnReport = graphql(`
  mutation ReturnReport($input: ReturnReportInput!) {
    returnReport(input: $input) { id number status version }
  }
`)

export const RejectReport = graphql(`
  mutation RejectReport($input: RejectReportInput!) {
    rejectReport(input: $input) { id number status version timeline { id event } }
  }
`)

export const TriageReports = graphql(`
  mutation TriageReports($input: TriageReportsInput!) {
    triageReports(input: $input) { id ok code reason details }
  }
`)
