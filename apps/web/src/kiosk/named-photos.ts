import { sendPhoto } from '../features/outbox/send-photo'
import type { Photo } from '../features/photos/photo'

/** How the photos of a card with a name stand. */
export type NamedPhotos = {
  /** The report's. */
  number: string
  count: number
  arrived: number
  /** Of the one on its way. */
  share: number
  /** on the way; waits for another try; no further try, whatever is missing */
  state: 'sending' | 'waiting' | 'over'
}

type Report = { id: string; number: string; photoPass: string }

const again = 5_000
/** Between two signs that something arrives; a later try goes on where this one ended. */
const patience = 30_000

export const photosLeft = ({ count, arrived }: NamedPhotos) => count - arrived

export const unsent = ({ number }: Pick<Report, 'number'>, photos: Photo[]): NamedPhotos => ({
  number,
  count: photos.length,
  arrived: 0,
  share: 0,
  state: 'sending',
})

/** Sends them one after another from the memory of this page, until the answer is called: then nothing of them goes any more. */
export function sendNamedPhotos(
  report: Report,
  photos: Photo[],
  tell: (photos: NamedPhotos) => void,
): () => void {
  const { id: reportId, photoPass: pass } = report
  let now = unsent(report, photos)
  let gone = false
  let attempt = new AbortController()
  const change = (part: Partial<NamedPhotos>) => {
    if (gone) return
    now = { ...now, ...part }
    tell(now)
  }

  async function send({ id, blob }: Photo, mine: AbortController) {
    const giveUp = () => setTimeout(() => mine.abort(), patience)
    let timer = giveUp()
    try {
      const bytes = await blob.arrayBuffer()
      const { signal } = mine
      return await sendPhoto({ reportId, id, bytes, pass, signal }, async (sent) => {
        clearTimeout(timer)
        timer = giveUp()
        change({ share: sent / bytes.byteLength, state: 'sending' })
      })
    } finally {
      clearTimeout(timer)
    }
  }

  /** False: no other photo has a better chance. */
  async function settle(photo: Photo): Promise<boolean> {
    for (;;) {
      if (gone) return false
      attempt = new AbortController()
      const delivery = await send(photo, attempt)
      if (delivery === 'session') return false
      if (delivery === 'confirmed') change({ arrived: now.arrived + 1, share: 0, state: 'sending' })
      if (delivery === 'confirmed' || delivery === 'refused') return true
      change({ state: 'waiting' })
      await new Promise((resolve) => setTimeout(resolve, again))
    }
  }

  async function run() {
    for (const photo of photos) if (!(await settle(photo))) break
    change({ share: 0, state: 'over' })
  }
  void run().catch(() => change({ state: 'over' }))
  return () => {
    gone = true
    attempt.abort()
  }
}
