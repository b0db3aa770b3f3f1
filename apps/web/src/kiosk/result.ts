import type { Filed } from '../anonymous/place'
import type { ResultOf } from '../api/graphql'
import type { Photo } from '../features/photos/photo'
import type { FileAtKiosk } from './kiosk.documents'
import type { NamedPrivacy } from './named-card'

/** How a report ended, as the last screen tells it. */
export type Result =
  | { kind: 'receipt'; key: string; filed: Filed; photos: boolean }
  | { kind: 'kept'; key: string }
  | {
      kind: 'named'
      privacy: NamedPrivacy
      report: ResultOf<typeof FileAtKiosk>['fileAtKiosk']
      /** They follow while this is on the screen. */
      photos: Photo[]
    }
