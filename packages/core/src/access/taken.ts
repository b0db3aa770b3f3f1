import { Prisma } from '@closecall/db/generated/client'
import { conflict } from './errors'

/** A unique key already holds this value. */
export function isTaken(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError))
    return error instanceof Error && (error as { code?: string }).code === '23505'
  // A statement of our own fails as P2010 and tells PostgreSQL's code beside it.
  return error.code === 'P2002' || (error.code === 'P2010' && JSON.stringify(error.meta).includes('23505'))
}

/** For what carries an id of the client's: when two sendings meet, the second finds what the first has written. */
export async function twice<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isTaken(error)) return work()
    throw error
  }
}

/** The last word of the unique key that stood in the way: `email`, `name` … */
function takenField(error: unknown): string {
  return error instanceof Prisma.PrismaClientKnownRequestError ? JSON.stringify(error.meta ?? {}) : ''
}

/** What two people did at once: the second gets CONFLICT with a reason for the field. */
export async function orTaken<T>(reasons: Record<string, string>, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!isTaken(error)) throw error
    const where = takenField(error)
    const hit = Object.entries(reasons).find(([field]) => where.includes(field))
    throw hit ? conflict(hit[1]) : error
  }
}
