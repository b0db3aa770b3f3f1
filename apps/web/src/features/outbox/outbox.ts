import { newId } from '../../api/new-id'
import type { Draft } from '../capture/draft'
import type { Photo } from '../photos/photo'
import { type Kept, type KeptPhoto, legacyDraft, type Owner, type State } from './kept'
import { keepPhotos, photosKept } from './kept-photos'
import { sender } from './sender'
import { bytes, cards, forgetCard, photos, photosOf, watch } from './store'

export type Shown = Kept & {
  photos: KeptPhoto[]
  /** What only this page has, because the device took no more: the photos, or all of it. */
  unkept: 'photos' | 'all' | null
}
export type View = { own: Shown[]; foreign: Kept[]; busy: boolean }
export type Outbox = ReturnType<typeof outboxOf>

/** Everything this device keeps for a member: what is being written, what waits, what has just arrived. */
export function outboxOf(owner: Owner) {
  let busy = false
  const listeners = new Set<(view: View) => void>()
  let telling: 'no' | 'yes' | 'again' = 'no'
  const tell = async () => {
    if (telling !== 'no') {
      telling = 'again'
      return
    }
    do {
      telling = 'yes'
      const view = await look()
      for (const listener of listeners) listener(view)
    } while ((telling as string) === 'again')
    telling = 'no'
  }
  const post = sender(owner.memberId, (now) => {
    busy = now
    void tell()
  })
  const swept = sweep().then(() => adoptLegacy(owner))
  let stop = () => {}

  async function look(): Promise<View> {
    await swept
    const [all, pictures] = [await cards.all(), await photos.all()]
    const own = all
      .filter(({ memberId }) => memberId === owner.memberId)
      .sort((a, b) => b.changedAt - a.changedAt)
      .map((card) => {
        const its = pictures.filter(({ cardId }) => cardId === card.id)
        const photosHere = its.some(({ id }) => bytes.isHere(id))
        const unkept: Shown['unkept'] = cards.isHere(card.id) ? 'all' : photosHere ? 'photos' : null
        return { ...card, photos: its.sort((a, b) => a.position - b.position), unkept }
      })
    const waits = ({ memberId, state }: Kept) =>
      memberId !== owner.memberId && (state === 'waiting' || state === 'filed')
    return { own, foreign: all.filter(waits), busy }
  }

  /** As the page shows it now; whatever had been sent of it stays what it was. */
  async function keep(draft: Draft, state: State = 'draft'): Promise<boolean> {
    const before = await cards.get(draft.id)
    const { memberId } = owner
    const problem = (state === 'draft' && before?.problem) || null
    return cards.put({
      ...before,
      id: draft.id,
      memberId,
      owner,
      state,
      draft,
      changedAt: Date.now(),
      problem,
    })
  }

  // Letters come faster than a slow phone writes: only the newest counts, and never after the card was sent.
  let newest: Draft | undefined
  let writing: Promise<boolean> | undefined
  async function write() {
    let kept = true
    for (let draft = newest; draft; draft = newest) {
      newest = undefined
      kept = await keep(draft)
    }
    writing = undefined
    return kept
  }

  let storing: Promise<void> = Promise.resolve()

  const setState = (id: string, change: (card: Kept) => Partial<Kept>) =>
    cards.update(id, (card) => ({ ...card, ...change(card) }))

  return {
    watch(listener: (view: View) => void) {
      if (listeners.size === 0) {
        const [unwatch, unpost] = [watch(() => void tell()), post.start()]
        stop = () => {
          unwatch()
          unpost()
        }
      }
      listeners.add(listener)
      void look().then(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) stop()
      }
    },
    retry: () => post.wake(),

    /** What was being written last, with its photos. */
    async draft(id?: string): Promise<{ draft: Draft; photos: Photo[] } | null> {
      const { own } = await look()
      const card = own.find((each) => (id ? each.id === id : each.state === 'draft'))
      return card ? { draft: card.draft, photos: await photosKept(card.id) } : null
    },
    /** Answers when nothing newer is left to write, and whether the device took it. */
    keepDraft(draft: Draft): Promise<boolean> {
      newest = draft
      writing ??= write()
      return writing
    },

    keepPhotos(cardId: string, wanted: Photo[]): Promise<void> {
      storing = storing.then(() => keepPhotos(cardId, wanted)).catch(() => {})
      return storing
    },

    /** From here on it leaves by itself. */
    async send(draft: Draft): Promise<void> {
      // Asked when there is something to lose; a refusal changes nothing.
      void navigator.storage?.persist?.().catch(() => false)
      newest = undefined
      await writing
      // A photo that is still being written would be left behind.
      await storing
      await keep(draft, 'waiting')
      post.wake()
    },
    /** Back into the hands of its writer; the sender leaves it alone from now on. */
    edit: (id: string) => setState(id, () => ({ state: 'draft', changedAt: Date.now() })),
    remove: (id: string) => setState(id, ({ state }) => ({ state: 'deleted', was: state })),
    async undo(id: string) {
      await setState(id, ({ state, was }) => ({ state: state === 'deleted' ? (was ?? 'draft') : state }))
      post.wake()
    },
    forget: forgetCard,

    /** The first attempt arrived as it was then: its photos belong to it, and follow. */
    async settle(id: string) {
      await setState(id, ({ problem, sent }) => ({
        state: 'filed',
        problem: null,
        sent: sent ?? { id, number: problem?.kind === 'filed' ? problem.number : '', promises: [] },
      }))
      post.wake()
    },
    /** The same words and photos as a report of its own. */
    async anew(id: string): Promise<string> {
      const card = await cards.get(id)
      const fresh = newId()
      if (!card) return fresh
      const { occurredAt: _, sent: __, ...rest } = card
      await cards.put({
        ...rest,
        id: fresh,
        draft: { ...card.draft, id: fresh },
        problem: null,
        state: 'draft',
      })
      for (const photo of await photosOf(id)) {
        const photoId = newId()
        const data = await bytes.get(photo.id)
        if (data) await bytes.put({ ...data, id: photoId })
        await photos.put({ ...photo, id: photoId, cardId: fresh, sent: 0, refused: false })
      }
      await forgetCard(id)
      return fresh
    },
  }
}

/** What arrived or was deleted before is nobody's concern any more. */
async function sweep(): Promise<void> {
  for (const { id, state } of await cards.all()) {
    if (state === 'done' || state === 'deleted') await forgetCard(id)
  }
}

/** A draft of before there was this store. */
async function adoptLegacy(owner: Owner): Promise<void> {
  try {
    const key = legacyDraft(owner.memberId)
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null
    localStorage.removeItem(key)
    if (!draft?.id || (await cards.get(draft.id))) return
    const { memberId } = owner
    await cards.put({
      id: draft.id,
      memberId,
      owner,
      state: 'draft',
      draft,
      changedAt: Date.now(),
      problem: null,
    })
  } catch {
    // Nothing there, or nothing that can be read.
  }
}
