import { filled } from '../capture/words'
import type { Outbox, Shown } from './outbox'
import { PhotosLeft } from './photos-left'
import classes from './tray.module.css'
import { explained, type OutboxWords } from './waiting'

type Props = {
  card: Shown
  words: OutboxWords
  act: (deed: (outbox: Outbox) => unknown) => void
  edit: (id: string) => void
}

export function TrayCard({ card, words, act, edit }: Props) {
  const { id, state, draft, problem, photos, sent, unkept } = card
  const text = draft.whatHappened.trim() || words.noText
  if (state === 'deleted') {
    return (
      <li>
        <span role="status">{words.deleted}</span>
        <div className={classes.deeds}>
          <button type="button" onClick={() => act((outbox) => outbox.undo(id))}>
            {words.undo}
          </button>
        </div>
      </li>
    )
  }
  return (
    <li>
      <strong dir="auto" className={classes.text}>
        {state === 'filed' && sent?.number
          ? filled(words.arrived, { number: sent.number })
          : heading(state, text, words)}
      </strong>
      {photos.length > 0 && <PhotosLeft {...{ words, card }} />}
      {problem && state !== 'filed' && <span className={classes.problem}>{explained(problem, words)}</span>}
      {unkept === 'all' && <span className={classes.problem}>{words.storage.none}</span>}
      <div className={classes.deeds}>
        {problem?.kind === 'filed' || problem?.kind === 'taken' ? (
          <button type="button" onClick={() => act(async (outbox) => edit(await outbox.anew(id)))}>
            {words.anew}
          </button>
        ) : (
          state !== 'filed' && (
            <button type="button" onClick={() => edit(id)}>
              {state === 'draft' && !problem ? words.resume : words.edit}
            </button>
          )
        )}
        {problem?.kind === 'filed' ? (
          <button type="button" onClick={() => act((outbox) => outbox.settle(id))}>
            {words.done}
          </button>
        ) : (
          <button type="button" onClick={() => act((outbox) => outbox.remove(id))}>
            {state === 'filed' ? words.deletePhotos : words.delete}
          </button>
        )}
      </div>
    </li>
  )
}

const heading = (state: Shown['state'], text: string, words: OutboxWords) =>
  state === 'draft' ? filled(words.unfinished, { text }) : text
