import type { AuthCtx } from '../access/auth-ctx'
import type { Ctx } from '../access/ctx'
import { notFound, unauthenticated } from '../access/errors'
import { parse } from '../access/parse'
import { SwitchOrganisationInput } from './person.input'
import { membershipsOf } from './person.rows'
import { type StartedSession, sessionOf } from './session'

/** The same person, in another of their organisations: one session still, so that signing out ends all of it. */
export async function switchOrganisation(
  ctx: Ctx,
  auth: AuthCtx,
  raw: SwitchOrganisationInput,
): Promise<StartedSession> {
  const input = parse(SwitchOrganisationInput, raw)
  const personId = ctx.actor.kind === 'member' ? ctx.actor.personId : null
  if (!personId || !auth.session) throw notFound()
  const [member] = await membershipsOf(auth.db.auth, personId, input.organisationId)
  if (!member) throw notFound()
  const person = await auth.db.auth.person.findUnique({
    where: { id: personId },
    select: { id: true, sessionVersion: true },
  })
  if (!person) throw unauthenticated()
  return sessionOf(auth, member, person, auth.session)
}
