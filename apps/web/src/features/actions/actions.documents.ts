import { graphql } from '../../api/graphql'

export const ActionRow = graphql(`
  fragment ActionRow on Action @_unmask {
    id
    title
    description
    kind
    controlLevel
    status
    dueOn
    evidence
    returnComment
    doneAt
    verifiedAt
    version
    overdue
    owner { id name }
    doneBy { id name }
    verifiedBy { id name }
    viewerCan { start finish verify return edit reassign }
  }
`)

export const Actions = graphql(
  `
  query Actions($filter: ActionFilter, $first: Int, $after: String) {
    actions(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { ...ActionRow report { id number title site { id name } } } }
    }
  }
`,
  [ActionRow],
)

export const People = graphql(`
  query People($search: String, $siteId: UUID) {
    members(search: $search, siteId: $siteId, status: ACTIVE, first: 30) {
      edges { node { id name position role } }
    }
  }
`)

export const AddAction = graphql(`
  mutation AddAction($input: AddActionInput!) {
    addAction(input: $input) { id title status }
  }
`)

export const UpdateAction = graphql(`
  mutation UpdateAction($input: UpdateActionInput!) {
    updateAction(input: $input) { id title status version }
  }
`)

export const StartAction = graphql(`
  mutation StartAction($id: UUID!, $version: Int!) {
    startAction(id: $id, version: $version) { id status version }
  }
`)

export const FinishAction = graphql(`
  mutation FinishAction($input: FinishActionInput!) {
    finishAction(input: $input) { id status version }
  }
`)

export const VerifyAction = graphql(`
  mutation VerifyAction($input: VerifyActionInput!) {
    verifyAction(input: $input) { id status version }
  }
`)

export const ReturnAction = graphql(`
  mutation ReturnAction($input: ReturnActionInput!) {
    returnAction(input: $input) { id status version }
  }
`)
