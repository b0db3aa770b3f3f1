'use server'

import { ApiError } from '../../api/error'
import type { ResultOf, VariablesOf } from '../../api/graphql'
import { askApi } from '../../api/server'
import { SubmitReport } from './capture.documents'

export type Sent = ResultOf<typeof SubmitReport>['submitReport']
export type Answer = { sent: Sent } | { refused: ReturnType<ApiError['toJSON']> }

/** Files the card. The draft's own id makes a second attempt the same report. */
export async function sendReport(input: VariablesOf<typeof SubmitReport>['input']): Promise<Answer> {
  try {
    return { sent: (await askApi(SubmitReport, { input })).submitReport }
  } catch (error) {
    return { refused: ApiError.from(error).toJSON() }
  }
}
