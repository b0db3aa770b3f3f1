import type { KioskTexts } from '@closecall/messages/kiosk'
import { CircleCheckBig, CloudUpload } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Filed } from '../anonymous/place'
import { grouped, returnAddress } from '../anonymous/receipt'
import { moment } from '../anonymous/times'
import field from '../components/light/field.module.css'
import capture from '../features/capture/capture.module.css'
import { filled } from '../features/capture/words'
import type { WrittenLocale } from '../i18n/locales'
import { counted } from './counted'
import classes from './kiosk.module.css'
import { type NamedPhotos, photosLeft } from './named-photos'
import { PhotosFollow } from './photos-follow'
import type { Queue } from './queue'
import type { Result } from './result'

type Props = {
  texts: KioskTexts
  locale: string
  written: WrittenLocale
  result: Result
  queue: Queue
  /** Of a card with a name. */
  photos: NamedPhotos | undefined
  clear: () => void
  again: () => void
}

/** The end of a report, on this screen and nowhere else. */
export function Sent({ texts, locale, written, result, queue, photos, clear, again }: Props) {
  const [arrived, setArrived] = useState<Filed>()
  const [refused, setRefused] = useState(0)
  const key = result.kind === 'named' ? undefined : result.key
  useEffect(
    () => (key ? queue.follow(key, { arrived: setArrived, refused: setRefused }) : undefined),
    [key, queue],
  )
  const filed = result.kind === 'receipt' ? result.filed : arrived
  const words = texts.kiosk
  // Photos go while this stands: who goes on leaves them behind.
  const leaves = photos !== undefined && photos.state !== 'over' && photosLeft(photos) > 0
  const screen = () => {
    if (result.kind === 'named') return <Named {...{ texts, result, photos }} />
    if (filed) {
      const photos = result.kind === 'receipt' && result.photos
      return <Receipt {...{ texts, locale, written, filed, photos, refused }} />
    }
    const loose = key !== undefined && queue.isLoose(key)
    const kept = loose ? words.loose : words.kept
    return (
      <>
        <Head icon={<CloudUpload size={72} strokeWidth={1.7} aria-hidden className={capture.waits} />}>
          {kept.title}
        </Head>
        <p className={classes.lead}>{kept.text}</p>
        <p className={classes.note}>{words.kept.receipt}</p>
        {!loose && (
          <p>
            {words.kept.day} {words.kept.trace}
          </p>
        )}
      </>
    )
  }
  return (
    <main className={classes.screen} aria-live="polite">
      {screen()}
      <button type="button" className={field.button} data-quiet={leaves || undefined} onClick={clear}>
        {leaves ? words.sent.following.without : words.sent.done}
      </button>
      {!leaves && (
        <button type="button" className={field.button} data-quiet onClick={again}>
          {words.sent.again}
        </button>
      )}
    </main>
  )
}

function Head({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    scrollTo(0, 0)
    title.current?.focus({ preventScroll: true })
  }, [])
  return (
    <>
      {icon}
      <h1 ref={title} tabIndex={-1}>
        {children}
      </h1>
    </>
  )
}

const tick = <CircleCheckBig size={72} strokeWidth={1.7} aria-hidden className={capture.tick} />

type ReceiptProps = Pick<Props, 'texts' | 'locale' | 'written'> & {
  filed: Filed
  photos: boolean
  refused: number
}

function Receipt(props: ReceiptProps) {
  const { texts, locale, written, filed, photos, refused } = props
  const { anonymous, kiosk } = texts
  const words = anonymous.receipt
  const when = filed.handOverAt
    ? `${words.handOver}. ${filled(words.handOverText, { time: moment(written, filed.handOverAt) })}`
    : `${words.handedOver}. ${filled(words.handedOverText, { number: filed.number ?? '' })}`
  return (
    <>
      <Head icon={tick}>{words.title}</Head>
      <section className={classes.receipt} aria-label={words.label}>
        <h2>{words.label}</h2>
        <p className={classes.digits}>
          {grouped(filed.receipt)
            .split(' ')
            .map((group, at) => (
              <span key={`${at} ${group}`}>{group} </span>
            ))}
        </p>
        <p>
          {kiosk.sent.phone} <strong>{returnAddress()}</strong>
        </p>
      </section>
      <p className={classes.note}>
        <strong>{kiosk.sent.photograph}</strong> {words.lost}
      </p>
      <p className={classes.lead}>{when}</p>
      {refused > 0 ? (
        <p className={classes.alert} role="alert">
          {counted(kiosk.sent.photosRefused, refused, locale)}
        </p>
      ) : (
        photos && <p>{kiosk.sent.photos}</p>
      )}
    </>
  )
}

type NamedProps = Pick<Props, 'texts' | 'photos'> & { result: Extract<Result, { kind: 'named' }> }

function Named({ texts, photos, result: { report, privacy } }: NamedProps) {
  const { capture: words, kiosk } = texts
  return (
    <>
      <Head icon={tick}>{words.done.title}</Head>
      <p className={capture.number}>
        <span>{words.done.number}</span>
        <strong>{report.number}</strong>
      </p>
      <p className={classes.lead}>
        {filled(privacy === 'NAMED' ? kiosk.sent.named : kiosk.sent.confidential, { name: report.name })}
      </p>
      {photos && <PhotosFollow {...{ texts, photos }} />}
    </>
  )
}
