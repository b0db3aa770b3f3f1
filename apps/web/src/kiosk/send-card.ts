import { SubmitAnonymousReport } from '../anonymous/anonymous.documents'
import { ask } from '../anonymous/ask'
import type { Filed } from '../anonymous/place'
import type { Work } from '../anonymous/solve'
import { newWork } from '../anonymous/use-work'
import { ApiError } from '../api/error'
import { readDevice } from './store'
import { afterRefusal, type KioskCard, type Waiting } from './waiting'

/** `filed` is missing where another sending of the same card had arrived with other words. */
export type Answer = { arrived: Filed | null } | 'later' | 'refused'

/** Through the kiosk's own door; when the kiosk was taken out of use, through that of its organisation. */
export async function sendCard(row: Waiting & { card: KioskCard }, solver: string): Promise<Answer> {
  const device = await readDevice()
  const own = device && !device.dead && device.kiosk.slug === row.slug
  const ways = [...(own ? [{ kiosk: device.token }] : []), { slug: row.slug }]
  let { card } = row
  for (let way = ways.shift(); way; ) {
    try {
      return { arrived: await submitted({ ...card, place: way }, solver) }
    } catch (error) {
      const next = afterRefusal(ApiError.from(error))
      if (next === 'later' || next === 'refused') return next
      if (next === 'arrived') return { arrived: null }
      if (next === 'gone') way = ways.shift()
      else if (card.occurredOn === null) return 'refused'
      else card = { ...card, occurredOn: null }
    }
  }
  return 'refused'
}

const tries = 3

/** Each piece of work counts once, and may be too old by the time it is done. */
async function submitted(card: KioskCard & { place: { kiosk: string } | { slug: string } }, solver: string) {
  for (let attempt = 1; ; attempt++) {
    const work: Work = await newWork(solver)
    try {
      const { submitAnonymousReport } = await ask(SubmitAnonymousReport, { input: { ...card, work } })
      return submitAnonymousReport
    } catch (error) {
      if (attempt === tries || ApiError.from(error).reason !== 'anonymous.work') throw error
    }
  }
}
