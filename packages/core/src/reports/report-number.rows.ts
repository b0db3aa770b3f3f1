import type { Tx } from '@closecall/db/database'
import type { Ctx } from '../access/ctx'
import { notFound } from '../access/errors'

/** A number for an anonymous report: a counter's next would tell how many there are, and its neighbours' days its own. */
export async function drawNumber(tx: Tx, ctx: Pick<Ctx, 'org' | 'now'>): Promise<string> {
  const [drawn] = await tx.$queryRaw<{ number: string }[]>`
    SELECT anonymous_number(extract(year FROM ${ctx.now()}::timestamptz AT TIME ZONE time_zone)::integer) AS number
    FROM organisation WHERE id = ${ctx.org}::uuid`
  if (!drawn) throw notFound()
  return drawn.number
}
