import { z } from 'zod'
import { uuid } from '../access/text'

const tenYears = 10 * 366 * 86_400_000

/** Which part of the organisation, and the months from `from` to `to`, both included. */
export const DashboardInput = z
  .object({
    siteIds: z
      .array(uuid)
      .max(200)
      .nullish()
      .transform((ids) => ids ?? null),
    from: z.date(),
    to: z.date(),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'before_from' })
  .refine(({ from, to }) => to.getTime() - from.getTime() <= tenYears, {
    path: ['from'],
    message: 'too_far_apart',
  })
export type DashboardInput = z.input<typeof DashboardInput>

/** A site and any day of a quarter. */
export const AnonymousTextsInput = z.object({ siteId: uuid, quarter: z.date() })
export type AnonymousTextsInput = z.input<typeof AnonymousTextsInput>
