'use client'

import { CloudUpload } from 'lucide-react'
import { useState } from 'react'
import { filled } from '../capture/words'
import type { Outbox, View } from './outbox'
import classes from './tray.module.css'
import { TrayCard } from './tray-card'
import { listed, type OutboxWords } from './waiting'

export type TrayProps = {
  words: OutboxWords
  view: View
  open: () => Promise<Outbox>
  /** This card is shown by the page itself. */
  onScreen?: string
  /** Opens a card to write on; without it the capture page is gone to. */
  take?: (id: string) => void
}

/** What has not arrived yet, and what can be done about it. */
export function Tray({ words, view, open, onScreen, take }: TrayProps) {
  const [shown, setShown] = useState(false)
  const { mine, foreign, count } = listed(view, onScreen)
  if (mine.length + foreign.length === 0) return null
  const act = (deed: (outbox: Outbox) => unknown) => void open().then(deed, () => {})
  const edit = (id: string) =>
    act(async (outbox) => {
      await outbox.edit(id)
      if (take) take(id)
      else location.assign('/report')
    })
  const waits = mine.some(({ state }) => state === 'waiting' || state === 'filed')
  return (
    <section className={classes.tray} aria-label={filled(words.title, { count })}>
      <button type="button" className={classes.title} aria-expanded={shown} onClick={() => setShown(!shown)}>
        <CloudUpload size={20} aria-hidden />
        {filled(words.title, { count })}
      </button>
      {shown && (
        <div className={classes.inside}>
          <p className={classes.lead}>{words.lead}</p>
          <ul>
            {mine.map((card) => (
              <TrayCard key={card.id} {...{ card, words, act, edit }} />
            ))}
            {foreign.map(({ id, owner, draft }) => (
              <li key={id}>
                <strong>
                  {draft.privacy === 'CONFIDENTIAL' ? words.foreignHidden : filled(words.foreign, owner)}
                </strong>
                <span>{words.foreignText}</span>
              </li>
            ))}
          </ul>
          {waits && (
            <button
              type="button"
              className={classes.retry}
              aria-disabled={view.busy}
              onClick={() => act((outbox) => outbox.retry())}
            >
              {view.busy ? words.trying : words.retry}
            </button>
          )}
        </div>
      )}
    </section>
  )
}
