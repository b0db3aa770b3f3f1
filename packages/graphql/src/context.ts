import type { AuthCtx } from '@closecall/core/access/auth-ctx'
import type { Ctx } from '@closecall/core/access/ctx'
import { unauthenticated } from '@closecall/core/access/errors'

/** What every resolver gets. `member` is null while nobody is signed in. */
export type GraphQLContext = { member: Ctx | null; auth: AuthCtx }

/** The signed-in member's context; the gate at the root types has already let only members through. */
export function memberOf(context: GraphQLContext): Ctx {
  if (!context.member) throw unauthenticated()
  return context.member
}
