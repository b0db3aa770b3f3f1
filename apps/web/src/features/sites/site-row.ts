import type { ResultOf } from '../../api/graphql'
import type { Sites } from './sites.documents'

export type SiteRow = ResultOf<typeof Sites>['sites'][number]
