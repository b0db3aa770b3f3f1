import { forbidden } from './errors'

/** What a policy answers: pure, over an actor and a loaded row. */
export type Decision = { allowed: true } | { allowed: false; reason: string }

export const allowed: Decision = { allowed: true }
export const refused = (reason: string): Decision => ({ allowed: false, reason })

/** Allowed when `condition` holds, else refused with `reason`. */
export const allowedIf = (condition: boolean, reason: string): Decision =>
  condition ? allowed : refused(reason)

/** Throws FORBIDDEN unless the policy allowed. */
export function authorise(decision: Decision): void {
  if (!decision.allowed) throw forbidden(decision.reason)
}
