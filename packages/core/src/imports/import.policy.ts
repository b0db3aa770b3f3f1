import type { Prisma } from '@closecall/db/generated/client'
import type { Actor } from '../access/actor'
import { allowedIf, type Decision, refused } from '../access/policy'
import { has } from '../access/roles'
import { canBecome, type ImportStatus, newSitesOf } from './import'

const everywhere = (actor: Actor) =>
  actor.kind === 'system' || (actor.kind === 'member' && actor.sites === 'ALL')

const run = (actor: Actor): Decision => {
  if (!has(actor, 'import.run')) return refused('import.run')
  return allowedIf(everywhere(actor), 'import.every_site')
}

export const can = {
  /** A file speaks about every site, so it takes somebody whose rights reach every site. */
  run,
  /** Sites are what an organisation pays for: rows make one for nobody who could not make it by hand. */
  apply: (actor: Actor, found: { preview: unknown }): Decision => {
    const decision = run(actor)
    if (!decision.allowed) return decision
    return allowedIf(newSitesOf(found).length === 0 || has(actor, 'site.edit'), 'import.new_sites')
  },
}

export function readable(actor: Actor): Prisma.ImportWhereInput {
  return can.run(actor).allowed ? {} : { id: { in: [] } }
}

/** What the viewer may do next with an import, as it stands. */
export function abilities(
  actor: Actor,
  found: { status: string; rowsReady: number; rowsApplied: number; preview: unknown },
) {
  const { status, rowsReady, rowsApplied } = found
  const may = (to: ImportStatus) => can.run(actor).allowed && canBecome(status, to)
  return {
    map: may('VALIDATING'),
    apply: may('APPLYING') && rowsReady > 0 && can.apply(actor, found).allowed,
    cancel: may('CANCELLED'),
    undo: may('UNDOING') && rowsApplied > 0,
  }
}
