import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { ResultOf } from '../../api/graphql'
import { askApi } from '../../api/server'
import { claimedSession } from '../../auth/session'
import { Viewer as ViewerDocument } from './session.documents'

export type Viewer = NonNullable<ResultOf<typeof ViewerDocument>['viewer']>

/** Who is reading this page, asked once per request; nobody when the session has ended. */
export const viewer = cache(async (): Promise<Viewer | null> => {
  if (!(await claimedSession())) return null
  return (await askApi(ViewerDocument)).viewer
})

export async function viewerOrSignIn(next: string): Promise<Viewer> {
  return (await viewer()) ?? redirect(`/sign-in?next=${encodeURIComponent(next)}`)
}
