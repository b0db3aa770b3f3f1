import type { Ctx } from '@closecall/core/access/ctx'
import type { Day } from '@closecall/core/access/local-day'
import { dayOf } from '@closecall/core/access/local-day'
import { zonesPast } from '@closecall/core/clocks/clock'
import { markClock } from '@closecall/core/clocks/mark-clock'
import type { Waiting } from '@closecall/db/sweeper'
import { asSystem, type Task, type Worker } from './task'

/** Organisations of these time zones whose clock of this name stands before this day. */
const standing = `
  SELECT o.id AS organisation_id, $3::date::text AS id FROM organisation o
  LEFT JOIN clock c ON c.organisation_id = o.id AND c.name = $1
  WHERE o.time_zone = ANY ($2) AND (c.day IS NULL OR c.day < $3::date)
  LIMIT $4`

/** `last` is the day it was done before this one: null in an organisation that is new to it. */
type Job = (ctx: Ctx, day: Day, last: Day | null, worker: Worker) => Promise<void>

/**
 * Work done once a day in every organisation when the clock on its wall passes `hour`. The clock is set after the work,
 * so a worker that was off, or died half way, does it as soon as it is back; `job` must bear a second call for a day.
 */
export function daily(name: string, hour: number, job: Job): Task {
  return {
    name,
    everySeconds: 60,
    atOnce: 2,
    async waiting({ sweeper, now }, most) {
      const found: Waiting[] = []
      for (const [day, zones] of zonesPast(hour, now(), await sweeper.timeZones())) {
        found.push(...(await sweeper.waiting(standing, [name, zones, day, most])))
      }
      return found
    },
    run: (worker, { org, id: day }) =>
      asSystem(worker, org, async (ctx) => {
        const clock = await ctx.db.clock.findFirst({ where: { organisationId: org, name } })
        await job(ctx, day, clock && dayOf(clock.day), worker)
        await markClock(ctx, name, day)
      }),
  }
}
