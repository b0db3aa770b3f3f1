import type { AnonymousTexts } from '@closecall/messages/anonymous'
import type { ResultOf, VariablesOf } from '../api/graphql'
import type { Photo } from '../features/photos/photo'
import type { WrittenLocale } from '../i18n/locales'
import type { AnonymousPlace, SubmitAnonymousReport } from './anonymous.documents'

export type AnonymousPlaceAnswer = ResultOf<typeof AnonymousPlace>['anonymousPlace']
export type Filed = ResultOf<typeof SubmitAnonymousReport>['submitAnonymousReport']
export type Card = Omit<VariablesOf<typeof SubmitAnonymousReport>['input'], 'work'>
/** `card` is what was filed; where it was an earlier sending, more may have been written since. */
export type Outcome = { filed: Filed; card: Card; changed: boolean; photos: Photo[] }
/** How the reporter came: by the code on the wall, or by the organisation's own address. */
export type Way = { code: string } | { slug: string }

export type ReportPageProps = {
  texts: AnonymousTexts
  written: WrittenLocale
  solver: string
  bot?: string | undefined
  way: Way
  place: AnonymousPlaceAnswer
}
