import { filled } from '../capture/words'
import type { Shown } from './outbox'
import classes from './tray.module.css'
import type { OutboxWords } from './waiting'

type Props = { words: OutboxWords; card: Shown }

/** How many photos the server has not confirmed yet, and how far they are. */
export function PhotosLeft({ words, card: { state, photos, problem, unkept } }: Props) {
  const bytes = photos.reduce((sum, { size }) => sum + size, 0)
  const gone = photos.reduce((sum, { sent, size }) => sum + Math.min(sent, size), 0)
  return (
    <div className={classes.photos} role="status">
      <span>{filled(words.photosLeft, { total: photos.length })}</span>
      {state === 'filed' && <progress aria-label={words.progress} max={bytes || 1} value={gone} />}
      {state === 'filed' && problem && (
        <span className={classes.problem}>
          {problem.kind === 'refused' ? words.problem.photo : words.problem[problem.kind as 'network']}
        </span>
      )}
      {unkept === 'photos' && <span className={classes.problem}>{words.storage.full}</span>}
    </div>
  )
}
