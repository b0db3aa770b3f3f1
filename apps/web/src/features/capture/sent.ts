import type { ResultOf } from '../../api/graphql'
import type { SubmitReport } from './capture.documents'

/** What a filed card is answered with. */
export type Sent = ResultOf<typeof SubmitReport>['submitReport']
