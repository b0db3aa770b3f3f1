import { ApiError } from '../api/error'
import type { KeptReport } from './kept-store'
import type { Card, Filed, Outcome } from './place'
import { firstFiled } from './use-filing'

type File = (card: Card) => Promise<Filed>

/** Files what was kept under its own key, so it stays one report whatever had arrived before. */
export async function sendKept(
  { card, earlier, slug }: Pick<KeptReport, 'earlier' | 'slug'> & { card: Card },
  file: File,
): Promise<Omit<Outcome, 'photos'>> {
  const somehow = (each: Card) => file(each).catch((error) => otherwise(error, each, slug, file))
  const filed = somehow(card).then((answer) => ({ filed: answer, card, changed: false }))
  return filed.catch((error) => firstFiled(error, earlier, card.urgent, somehow))
}

/** The poster may have been replaced since, and the phone may have had another day. */
function otherwise(error: unknown, card: Card, slug: string, file: File): Promise<Filed> {
  const { code } = ApiError.from(error)
  if (code === 'NOT_FOUND' && card.place.code) return file({ ...card, place: { slug } })
  if (code === 'INVALID' && card.occurredOn) return file({ ...card, occurredOn: null })
  throw error
}
