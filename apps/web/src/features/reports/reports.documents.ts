import { graphql } from '../../api/graphql'
import { ActionRow } from '../actions/actions.documents'
import { AttachmentFields } from '../photos/photos.documents'

export const ReportRow = graphql(`
  fragment ReportRow on Report @_unmask {
    id
    number
    title
    status
    type
    privacy
    version
    submittedAt
    occurredAt
    potentialSeverity
    overdue
    site { id name }
    location { id name }
    reporter { id name }
    reporterHidden
  }
`)

export const Reports = graphql(
  `
  query Reports($filter: ReportFilter, $sort: ReportSort, $first: Int, $after: String, $decides: Boolean = false) {
    reports(filter: $filter, sort: $sort, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { ...ReportRow viewerCan @include(if: $decides) { triage return } } }
    }
  }
`,
  [ReportRow],
)

export const ReportFull = graphql(
  `
  fragment ReportFull on Report @_unmask {
    ...ReportRow
    source
    whatHappened
    whatCouldHappen
    immediateAction
    proposal
    cause
    acknowledgedAt
    triagedAt
    actedAt
    verifiedAt
    closedAt
    actualSeverity
    potentialClass
    route
    decisionNote
    answers { highEnergy energyReleased seriousInjury controlInPlace }
    promises { mode dueAt keptAt kept }
    attachments { ...AttachmentFields }
    viewerCan { comment answer triage return close reopen addAction reviewPotential }
  }
`,
  [ReportRow, AttachmentFields],
)

export const ThreadLines = graphql(`
  fragment ThreadLines on Report @_unmask {
    thread {
      viewerCanRemovePhotos
      messages { id from text on readByOfficer photos { id url thumbnailUrl } }
    }
  }
`)

export const ReportPage = graphql(
  `
  query ReportPage($number: String!) {
    report(number: $number) {
      ...ReportFull
      ...ThreadLines
      mergedInto { id number title }
      merged { id number title }
      pendingReview {
        id
        fromSeverity
        toSeverity
        reason
        proposedAt
        proposedBy { id name }
        viewerCanDecide
      }
      comments { id kind text createdAt authorHidden author { id name } mentions { id name } }
      timeline { id at event actorName actorHidden changes }
      actions { ...ActionRow }
    }
  }
`,
  [ReportFull, ThreadLines, ActionRow],
)

export const ReportPlaces = graphql(`
  query ReportPlaces {
    sites { id name locations { id name } }
  }
`)

export const SavedViews = graphql(`
  query SavedViews {
    savedViews { id name filter }
  }
`)

export const SaveView = graphql(`
  mutation SaveView($input: SaveViewInput!) {
    saveView(input: $input) { id name filter }
  }
`)

export const DeleteView = graphql(`
  mutation DeleteView($id: UUID!) {
    deleteView(id: $id)
  }
`)

export const AddComment = graphql(`
  mutation AddComment($input: AddCommentInput!) {
    addComment(input: $input) { id kind text createdAt }
  }
`)

export const Mentionable = graphql(`
  query Mentionable($reportId: UUID!, $search: String) {
    mentionable(reportId: $reportId, search: $search) { id name position }
  }
`)

export const AnswerQuestion = graphql(`
  mutation AnswerQuestion($input: AnswerQuestionInput!) {
    answerQuestion(input: $input) { id status version }
  }
`)

export const CloseReport = graphql(`
  mutation CloseReport($input: CloseReportInput!) {
    closeReport(input: $input) { id status version }
  }
`)

export const ReopenReport = graphql(`
  mutation ReopenReport($input: ReopenReportInput!) {
    reopenReport(input: $input) { id status version }
  }
`)

export const RaisePotential = graphql(`
  mutation RaisePotential($input: ChangePotentialInput!) {
    raisePotential(input: $input) { id potentialSeverity version }
  }
`)

export const ProposeLowerPotential = graphql(`
  mutation ProposeLowerPotential($input: ChangePotentialInput!) {
    proposeLowerPotential(input: $input) { id potentialSeverity version }
  }
`)

export const DecidePotentialReview = graphql(`
  mutation DecidePotentialReview($input: DecidePotentialReviewInput!) {
    decidePotentialReview(input: $input) { id potentialSeverity version }
  }
`)

export const WriteToReporter = graphql(`
  mutation WriteToReporter($input: WriteToReporterInput!) {
    writeToReporter(input: $input) { id }
  }
`)

export const MarkThreadRead = graphql(`
  mutation MarkThreadRead($reportId: UUID!) {
    markThreadRead(reportId: $reportId) { id }
  }
`)
