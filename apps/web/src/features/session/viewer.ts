import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { ResultOf } from '../../api/graphql'
import { askApi } from '../../api/server'
import { claimedSession } from '../../auth/session'
import { Viewer as ViewerDocument } from './session.documents'

export type Viewer = NonNullable<ResultOf<typeof ViewerDocument>['viewer']>

/** Who is reading this page, asked once per request; nobody when the session ended or the API is away. */
export const viewer = cache(async (): Promise<Viewer | null> => {
  if (!(await claimedSession())) return null
  return askApi(ViewerDocument).then(
    (data) => data.viewer,
    () => null,
  )
})

export async function viewerOrSignIn(next: string): Promise<Viewer> {
  return (await viewer()) ?? redirect(`/sign-in?next=${encodeURIComponent(next)}`)
}
