export const commentKinds = ['COMMENT', 'QUESTION', 'ANSWER'] as const
export type CommentKind = (typeof commentKinds)[number]
