import type { AuthCtx } from '../access/auth-ctx'
import { unauthenticated } from '../access/errors'

/** Ends the session a request came with: a copy of its cookie opens nothing from the next request on. */
export async function signOut(auth: AuthCtx): Promise<true> {
  const { session, db } = auth
  if (!session) throw unauthenticated()
  const { sessionId: id, endsAt } = session
  await db.auth.endedSession.createMany({ data: [{ id, endsAt }], skipDuplicates: true })
  // What is over by itself need not be remembered; a few at a time, and never waiting for somebody doing the same.
  await db.auth.$executeRaw`
    DELETE FROM ended_session WHERE id IN (
      SELECT id FROM ended_session WHERE ends_at <= ${auth.now()} ORDER BY ends_at LIMIT 100 FOR UPDATE SKIP LOCKED)`
  return true
}
