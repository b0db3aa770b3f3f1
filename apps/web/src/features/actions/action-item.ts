import type { ResultOf } from '../../api/graphql'
import type { ActionRow } from './actions.documents'

export type ActionItem = ResultOf<typeof ActionRow>
export type ListedAction = ActionItem & {
  /** Null where it is not the viewer's to read. */
  report: { id: string; number: string; title: string; site: { id: string; name: string } } | null
}
