'use client'

import { ArrowLeft, X } from 'lucide-react'
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react'
import field from '../../components/light/field.module.css'
import { PlainLink } from '../../components/light/plain-link'
import type { ScannedPlace } from '../codes/scanned-place'
import type { Owner } from '../outbox/kept'
import { KeptScreen } from '../outbox/kept-screen'
import type { Outbox } from '../outbox/outbox'
import { PhotosLeft } from '../outbox/photos-left'
import { TraySlot } from '../outbox/tray-slot'
import { useOfflinePage } from '../outbox/use-offline-page'
import { useOutbox } from '../outbox/use-outbox'
import { explained, type OutboxWords } from '../outbox/waiting'
import type { PhotoWords } from '../photos/words'
import type { ReportType } from '../reports/report-types'
import { AlreadyFiled } from './already-filed'
import classes from './capture.module.css'
import type { Place, Step } from './draft'
import { earlyTap } from './early-tap'
import { KindStep } from './kind-step'
import { NotSent } from './not-sent'
import { PrivacyChoice } from './privacy-choice'
import { Success } from './success'
import { UrgentNotice } from './urgent-notice'
import { useDraft } from './use-draft'
import { useFiling } from './use-filing'
import { WhatStep } from './what-step'
import { WhereStep } from './where-step'
import { filled, type Words } from './words'

// The first steps need none of it.
const PhotoField = lazy(() =>
  import('../photos/photo-field').then((module) => ({ default: module.PhotoField })),
)

type Props = {
  words: Words
  photoWords: PhotoWords
  outboxWords: OutboxWords
  owner: Owner
  slug: string
  sites: Place[]
  /** Of the poster that brought them here. */
  place: ScannedPlace | null
  country: string
  locale: string
  timeZone: string
}

export function Capture({
  words,
  photoWords,
  outboxWords,
  owner,
  slug,
  sites,
  place,
  country,
  locale,
  timeZone,
}: Props) {
  useOfflinePage(owner.memberId)
  const { view, open } = useOutbox(owner)
  const { draft, photos, saved, change, changePhotos, take, renew, forget } = useDraft({
    owner,
    siteIds: sites.map(({ id }) => id),
    place,
    open,
  })
  const { card, sending, blocked, send, reset } = useFiling({ draft, view, open })
  const [preparing, setPreparing] = useState(false)
  const [wanted, setWanted] = useState(false)
  // A photo that is still being made smaller belongs to what is sent.
  useEffect(() => {
    if (!wanted || preparing) return
    setWanted(false)
    void send()
  }, [wanted, preparing, send])
  const given = view?.own.find(({ id, state }) => id === draft?.id && state === 'draft')?.problem ?? null
  const title = useRef<HTMLHeadingElement>(null)
  const moved = useRef(false)
  const step = draft?.step ?? 1
  const urgent = step > 1 && (draft?.type === 'INJURY' || draft?.type === 'FIRE')

  useEffect(() => {
    if (!moved.current || !step) return
    scrollTo(0, 0)
    if (!(urgent && step === 2)) title.current?.focus({ preventScroll: true })
  }, [step, urgent])

  const go = (to: Step, part = {}) => {
    moved.current = true
    reset()
    change({ ...part, step: to })
  }
  const ready = draft !== undefined
  const early = useRef<ReportType>(undefined)
  // While the page still stands as it was sent; a kept draft may open at a later step, and is read for a moment yet.
  useEffect(() => {
    early.current = earlyTap()
  }, [])
  const catchUp = useEffectEvent(() => {
    if (early.current) go(2, { type: early.current })
  })
  useEffect(() => {
    if (ready) catchUp()
  }, [ready])
  const choose = (type: ReportType) => {
    if (ready) go(2, { type })
    else early.current = type
  }
  const restart = (begin: () => void) => () => {
    moved.current = true
    reset()
    begin()
  }
  const again = restart(renew)
  const toDraft = (id: string) => restart(() => void take(id))()
  const act = (deed: (outbox: Outbox) => unknown) => void open().then(deed, () => {})
  const tray = (
    <TraySlot {...{ view, open, take: toDraft }} words={outboxWords} onScreen={card?.id ?? draft?.id} />
  )
  if (card?.sent && (card.state === 'filed' || card.state === 'done')) {
    return (
      <>
        {tray}
        <Success {...{ words, locale, timeZone, again }} sent={card.sent}>
          {card.photos.length > 0 && <PhotosLeft words={outboxWords} card={card} />}
        </Success>
      </>
    )
  }
  if (card?.state === 'waiting' && card.problem) {
    return (
      <>
        {tray}
        <KeptScreen
          {...{ card, again }}
          words={outboxWords}
          busy={view?.busy ?? false}
          retry={() => act((outbox) => outbox.retry())}
          edit={() => act((outbox) => outbox.edit(card.id))}
          againLabel={words.done.again}
        />
      </>
    )
  }
  const titles = { 1: words.kind.title, 2: words.where.title, 3: words.what.title }
  return (
    <div className={classes.capture} data-ready={ready} data-saved={saved}>
      {step === 1 && tray}
      <div className={classes.top}>
        {step > 1 ? (
          <button type="button" className={classes.round} onClick={() => go((step - 1) as Step)}>
            <ArrowLeft size={24} aria-hidden />
            <span className="visually-hidden">{words.back}</span>
          </button>
        ) : (
          <PlainLink href="/" className={classes.round}>
            <X size={24} aria-hidden />
            <span className="visually-hidden">{words.close}</span>
          </PlainLink>
        )}
        <div className={classes.progress} data-step={step} aria-hidden>
          <i />
          <i />
          <i />
        </div>
        <span className={classes.count}>{filled(words.step, { step })}</span>
      </div>
      <h1 ref={title} tabIndex={-1}>
        {titles[step]}
      </h1>
      {step === 1 && <p className={classes.lead}>{words.kind.lead}</p>}
      {step > 1 && draft?.type && (
        <p className={classes.chosen}>
          {words.types[draft.type]}
          <button type="button" onClick={() => go(1)}>
            {words.where.change}
          </button>
        </p>
      )}
      {urgent && <UrgentNotice {...{ words, country }} site={sites.find(({ id }) => id === draft?.siteId)} />}
      {given?.kind === 'filed' && draft && (
        <AlreadyFiled
          words={words}
          filed={given}
          startAnew={() => act(async (outbox) => toDraft(await outbox.anew(draft.id)))}
          settle={() => act((outbox) => outbox.settle(draft.id).then(again))}
          settled={outboxWords.done}
        />
      )}
      {given && given.kind !== 'filed' && draft && (
        <NotSent title={words.errors.offlineTitle} text={explained(given, outboxWords)}>
          {given.kind === 'taken' && (
            <button
              type="button"
              className={field.button}
              onClick={() => act(async (outbox) => toDraft(await outbox.anew(draft.id)))}
            >
              {outboxWords.anew}
            </button>
          )}
        </NotSent>
      )}
      {blocked && (
        <NotSent title={words.errors.offlineTitle} text={outboxWords.storage.none}>
          <button type="button" className={field.button} data-quiet onClick={() => void send()}>
            {words.errors.retry}
          </button>
        </NotSent>
      )}
      {step === 1 && <KindStep words={words} chosen={draft?.type ?? null} choose={choose} />}
      {draft && step === 2 && <WhereStep {...{ words, draft, sites, change }} next={() => go(3)} />}
      {draft && step === 3 && (
        <WhatStep {...{ words, draft, change }} send={() => setWanted(true)} busy={sending || wanted}>
          <Suspense>
            <PhotoField photos={photos} change={changePhotos} words={photoWords} busy={setPreparing} />
          </Suspense>
          <PrivacyChoice {...{ words, slug, draft, change }} />
        </WhatStep>
      )}
      {draft && step > 1 && (
        <p className={classes.draft}>
          {saved && words.draft}
          <button type="button" onClick={restart(forget)}>
            {words.startOver}
          </button>
        </p>
      )}
    </div>
  )
}
