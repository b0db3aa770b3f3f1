import type { ResultOf } from '../../api/graphql'
import type { Dashboard } from './dashboard.documents'

export type Found = ResultOf<typeof Dashboard>['dashboard']
export type Level = Found['pyramid']['actual'][number]['key']
