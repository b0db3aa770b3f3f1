import { graphql, type ResultOf } from '../../api/graphql'

export const AttachmentFields = graphql(`
  fragment AttachmentFields on Attachment @_unmask {
    id
    kind
    width
    height
    bytes
    url
    thumbnailUrl
    viewerCanRemove
  }
`)

export type AttachmentRow = ResultOf<typeof AttachmentFields>

export const RemoveAttachment = graphql(`
  mutation RemoveAttachment($input: RemoveAttachmentInput!) {
    removeAttachment(input: $input) { id }
  }
`)
