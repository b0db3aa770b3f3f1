import type { AnonymousTexts } from '@closecall/messages/anonymous'
import { Hourglass } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { WrittenLocale } from '../i18n/locales'
import classes from './anonymous.module.css'
import { Cleared } from './cleared'
import { KeptScreen, waitsHere } from './kept-screen'
import { forgetPhoto, type KeptReport, photoOf } from './kept-store'
import { PhotosOnTheirWay } from './photos-on-their-way'
import { ReceiptScreen } from './receipt-screen'
import type { useKept } from './use-kept'

type Props = {
  texts: AnonymousTexts
  written: WrittenLocale
  kept: ReturnType<typeof useKept>
  /** Whether another report can be written on the page behind it. */
  reporting: boolean
  /** What the page is for. It stays as it is while something else is in front of it. */
  children: ReactNode
}

/** In front of the page, where something waits in this browser: the report, then its receipt; its photos follow meanwhile. */
export function Kept({ texts, written, kept, reporting, children }: Props) {
  const { reports, waiting, open, state, sent } = kept
  const [left, setLeft] = useState<'clearedText' | 'clearedKept'>()
  const following = useFollowing(reports)
  const leave = (keptReceipt: boolean) => {
    kept.done()
    if (waiting.length === 0) setLeft(keptReceipt ? 'clearedKept' : 'clearedText')
  }
  const again = () => {
    if (!reporting && sent) location.assign(`/o/${sent.slug}/anonymous`)
    else kept.done()
  }
  const words = texts.anonymous.receipt
  return (
    <>
      {following.length > 0 && (
        <div className={classes.following}>
          {following.map((report) => (
            <KeptPhotos key={report.key} {...{ texts, report }} />
          ))}
        </div>
      )}
      {!open && waiting.length > 0 && (
        <button type="button" className={classes.waits} onClick={() => kept.show(true)}>
          <Hourglass size={20} aria-hidden />
          {waitsHere(texts, waiting.length)}
        </button>
      )}
      {open && sent && (
        <ReceiptScreen
          key={sent.filed.receipt}
          {...{ texts, written, again, leave }}
          {...sent}
          photosLeft={false}
        />
      )}
      {open && !sent && (
        <KeptScreen
          {...{ texts, waiting, state }}
          send={kept.send}
          forget={(key) => void kept.forget(key)}
          goOn={() => kept.show(false)}
        />
      )}
      {left && !open && <Cleared texts={texts} title={words.cleared} text={words[left]} />}
      <div hidden={open || left !== undefined}>{children}</div>
    </>
  )
}

/** Reports whose words have gone, as they were when they were first seen: photos leave the storage one by one. */
function useFollowing(reports: KeptReport[]): KeptReport[] {
  const [following, setFollowing] = useState<KeptReport[]>([])
  useEffect(() => {
    setFollowing((before) => {
      const known = new Set(before.map(({ key }) => key))
      const more = reports.filter(({ card, key }) => !card && !known.has(key))
      return more.length > 0 ? [...before, ...more] : before
    })
  }, [reports])
  return following
}

function KeptPhotos({ texts, report: { key, photos: kept } }: { texts: AnonymousTexts; report: KeptReport }) {
  const [photos] = useState(() => kept.map(photoOf))
  const settled = (id: string) => forgetPhoto(key, id)
  return <PhotosOnTheirWay {...{ texts, photos, settled }} follows={{ 'x-key': key }} />
}
