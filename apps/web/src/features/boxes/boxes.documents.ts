import { graphql } from '../../api/graphql'

export const Boxes = graphql(`
  query Boxes($includeRetired: Boolean) {
    boxes(includeRetired: $includeRetired) {
      id
      name
      state
      daysLate
      site { id name }
      location { id name }
      viewerCan { manage empty }
      emptyings(first: 7) { id emptiedAt cards entered note canUndo emptiedBy { id name } }
    }
  }
`)

export const LateBoxes = graphql(`
  query LateBoxes {
    viewer { lateBoxes }
  }
`)

export const RegisterBox = graphql(`
  mutation RegisterBox($input: RegisterBoxInput!) {
    registerBox(input: $input) { id }
  }
`)

export const UpdateBox = graphql(`
  mutation UpdateBox($input: UpdateBoxInput!) {
    updateBox(input: $input) { id }
  }
`)

export const RetireBox = graphql(`
  mutation RetireBox($id: UUID!) {
    retireBox(id: $id) { id }
  }
`)

export const RestoreBox = graphql(`
  mutation RestoreBox($id: UUID!) {
    restoreBox(id: $id) { id }
  }
`)

export const RecordEmptying = graphql(`
  mutation RecordEmptying($input: RecordEmptyingInput!) {
    recordEmptying(input: $input) { id }
  }
`)

export const UndoEmptying = graphql(`
  mutation UndoEmptying($id: UUID!) {
    undoEmptying(id: $id) { id }
  }
`)

export const BoxToEnter = graphql(`
  query BoxToEnter($id: UUID!) {
    box(id: $id) {
      id
      name
      site { id name }
      location { id name archivedAt }
      viewerCan { empty }
      emptyings(first: 14) {
        id
        emptiedAt
        cards
        entered
        emptiedBy { name }
        reports {
          id
          number
          title
          status
          type
          privacy
          occurredAt
          site { id }
          location { id }
          whatHappened
          immediateAction
          proposal
          cause
          reporter { name }
        }
      }
    }
    sites { id name locations { id name } }
    viewer { organisation { timeZone } }
  }
`)

export const SubmitBoxCard = graphql(`
  mutation SubmitBoxCard($input: SubmitBoxCardInput!) {
    submitBoxCard(input: $input) { id number }
  }
`)

export const WithdrawBoxCard = graphql(`
  mutation WithdrawBoxCard($input: WithdrawBoxCardInput!) {
    withdrawBoxCard(input: $input) { id }
  }
`)

export const CardWriter = graphql(`
  query CardWriter($personnelNumber: String!) {
    cardWriter(personnelNumber: $personnelNumber) { id name }
  }
`)
