import type { AuthCtx } from '../access/auth-ctx'
import { openCtx } from '../access/ctx'
import { notFound, unauthenticated } from '../access/errors'
import { parse } from '../access/parse'
import { photoPass } from '../attachments/photo-pass'
import { resolveSession } from '../people/resolve-session'
import { sessionOf } from '../people/session'
import { provenByPin } from '../people/sign-in-with-pin'
import { fileCard } from '../reports/submit-report'
import { FileAtKioskInput } from './kiosk.input'
import { kioskOfToken, unknownKiosk } from './kiosk-door.rows'

export type FiledAtKiosk = { id: string; number: string; name: string; photoPass: string }

/**
 * A card with its writer's name, from a tablet on which nobody is signed in: number and PIN are proven as at sign-in, for this
 * one card. Sent again it is the same report, with another pass for its photos.
 */
export async function submitAtKiosk(auth: AuthCtx, raw: FileAtKioskInput): Promise<FiledAtKiosk> {
  const { token, personnelNumber, pin, card } = parse(FileAtKioskInput, raw)
  const kiosk = await kioskOfToken({ database: auth.db, pepper: auth.pepper }, token)
  if (!kiosk) {
    await auth.limits.consume('kiosk.token', auth.address)
    throw unknownKiosk()
  }
  const { slug } = await auth.db.auth.organisation.findUniqueOrThrow({
    where: { id: kiosk.org },
    select: { slug: true },
  })
  const member = await provenByPin(auth, { slug, personnelNumber, pin })
  // A tablet files for the site at whose door it stands.
  if (card.siteId !== kiosk.siteId) throw notFound()
  // The same look at rights and sites as for a session; the session itself is given to nobody.
  const { session } = sessionOf(auth, member, null)
  const who = await resolveSession(auth.db, session)
  if (!who) throw unauthenticated('sign_in.failed')
  const ctx = openCtx(auth.db, { ...who, now: auth.now, id: auth.id })
  try {
    const { id, number } = await fileCard(ctx, { ...card, source: 'KIOSK' })
    return { id, number, name: member.name, photoPass: photoPass(auth.pepper, auth.now(), session, id) }
  } finally {
    await ctx.end()
  }
}
