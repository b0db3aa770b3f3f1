import { ApiError } from '../../api/error'

/** As many as triageReports takes in one call. */
const most = 100

type Item = { id: string; version: number }
type Result = { id: string; ok: boolean; code: string | null; reason: string | null; details: unknown }

/**
 * Sends any number of reports, a slice after another, and joins what came of each. A call that fails before anything was
 * done fails the whole; later, what was done must still be told, and the rest is not tried.
 */
export async function inSlices(
  items: readonly Item[],
  send: (slice: Item[]) => Promise<readonly Result[]>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let from = 0; from < items.length; from += most) {
    try {
      results.push(...(await send(items.slice(from, from + most))))
    } catch (error) {
      if (from === 0) throw error
      const { code, reason, details } = ApiError.from(error)
      const untold = items.slice(from).map(({ id }) => ({ id, ok: false, code, reason, details }))
      return [...results, ...untold]
    }
  }
  return results
}
