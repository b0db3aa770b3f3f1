import type { AnonymousCtx, WorkChallenge } from '@closecall/core/access/anonymous-ctx'
import type { AuthCtx } from '@closecall/core/access/auth-ctx'
import type { Ctx } from '@closecall/core/access/ctx'
import { forbidden, unauthenticated } from '@closecall/core/access/errors'

/** What every resolver gets. `member` is null while nobody is signed in; `anonymous` is there behind its own door only. */
export type GraphQLContext = { member: Ctx | null; auth: AuthCtx; anonymous?: AnonymousCtx }

/** The signed-in member's context; the gate at the root types has already let only members through. */
export function memberOf(context: GraphQLContext): Ctx {
  if (!context.member) throw unauthenticated()
  return context.member
}

/** As hard as things are now, for whoever asks from there. */
export function challengeFor(context: GraphQLContext): WorkChallenge {
  const { limits, address } = anonymousOf(context)
  return limits.challenge(address)
}

/** The anonymous door's context; at every other door these operations are refused. */
export function anonymousOf(context: GraphQLContext): AnonymousCtx {
  if (!context.anonymous) throw forbidden('anonymous.other_door')
  return context.anonymous
}
