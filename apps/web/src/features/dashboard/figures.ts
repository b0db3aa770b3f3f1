import type { ResultOf } from '../../api/graphql'
import type { Dashboard } from './dashboard.documents'

export type Found = ResultOf<typeof Dashboard>['dashboard']
export type Level = Found['pyramid']['actual'][number]['key']

/** With imported history, which the funnel leaves out. */
export const allReports = ({ perMonth }: Pick<Found, 'perMonth'>): number =>
  perMonth.reduce((sum, { reports }) => sum + reports, 0)
