import { z } from 'zod'

/** Everything the session cookie says. The API checks both versions in the database on every request. */
export const Claims = z.object({
  sessionId: z.string(),
  endsAt: z.string(),
  personId: z.string().nullish(),
  memberId: z.string(),
  organisationId: z.string(),
  personVersion: z.number().nullish(),
  memberVersion: z.number(),
})
export type Claims = z.infer<typeof Claims>
