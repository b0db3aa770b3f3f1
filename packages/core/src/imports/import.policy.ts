import type { Prisma } from '@closecall/db/generated/client'
import type { Actor } from '../access/actor'
import { allowedIf, type Decision, refused } from '../access/policy'
import { has } from '../access/roles'
import { canBecome, type ImportStatus } from './import'

const everywhere = (actor: Actor) =>
  actor.kind === 'system' || (actor.kind === 'member' && actor.sites === 'ALL')

export const can = {
  /** A file speaks about every site, so it takes somebody whose rights reach every site. */
  run: (actor: Actor): Decision => {
    if (!has(actor, 'import.run')) return refused('import.run')
    return allowedIf(everywhere(actor), 'import.every_site')
  },
}

export function readable(actor: Actor): Prisma.ImportWhereInput {
  return can.run(actor).allowed ? {} : { id: { in: [] } }
}

/** What the viewer may do next with an import, as it stands. */
export function abilities(
  actor: Actor,
  { status, rowsReady, rowsApplied }: { status: string; rowsReady: number; rowsApplied: number },
) {
  const may = (to: ImportStatus) => can.run(actor).allowed && canBecome(status, to)
  return {
    map: may('VALIDATING'),
    apply: may('APPLYING') && rowsReady > 0,
    cancel: may('CANCELLED'),
    undo: may('UNDOING') && rowsApplied > 0,
  }
}
