import { ArrowLeft } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import capture from '../features/capture/capture.module.css'
import type { Draft } from '../features/capture/draft'
import { KindStep } from '../features/capture/kind-step'
import { UrgentNotice } from '../features/capture/urgent-notice'
import { WhatStep } from '../features/capture/what-step'
import { localNow, WhereStep } from '../features/capture/where-step'
import { filled } from '../features/capture/words'
import type { Photo } from '../features/photos/photo'
import { PhotoField } from '../features/photos/photo-field'
import classes from './anonymous.module.css'
import { anonymousCard, draftFor, placeName } from './filing-place'
import { HandOverChoice } from './hand-over-choice'
import type { Keep } from './kept-store'
import { NotFiled } from './not-filed'
import type { Outcome, ReportPageProps } from './place'
import { PromiseBox } from './promise-box'
import { useFiling } from './use-filing'
import { useSteps } from './use-steps'
import { useWork } from './use-work'

type Props = ReportPageProps & {
  fresh: boolean
  done: (outcome: Outcome) => void
  /** Where it may be kept on the device until there is network. */
  keep?: Keep
}

/** The three steps of every card, in the memory of this page only. */
export function Filing({ texts, written, solver, way, place, fresh, done, keep }: Props) {
  const { anonymous } = texts
  const words = useMemo(() => wordsOf(texts), [texts])
  const sites = useMemo(() => place.sites.map((site) => ({ ...site, alerted: [] })), [place])
  const [draft, setDraft] = useState(() => draftFor(place))
  const [urgent, setUrgent] = useState(false)
  const change = useCallback((part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })), [])
  const { step, forward, back } = useSteps()
  const card = useMemo(() => anonymousCard(draft, urgent, way), [draft, urgent, way])
  const [photos, setPhotos] = useState<Photo[]>([])
  const [preparing, setPreparing] = useState(false)
  const filedAs = useCallback(
    (answer: Omit<Outcome, 'photos'>) => done({ ...answer, photos }),
    [done, photos],
  )
  const withWork = useWork(solver, fresh ? place.work : undefined)
  const { state, send, reset, tried } = useFiling(card, withWork, filedAs)
  const kept = () => {
    // Sent on another day it must not tell of that one.
    const dated = { ...card, occurredOn: card.occurredOn ?? localNow(true) }
    return (
      keep?.({ key: card.key, slug: place.slug, card: dated, earlier: tried.current, photos }) ??
      Promise.resolve(false)
    )
  }
  const title = useRef<HTMLHeadingElement>(null)
  const site = sites.find(({ id }) => id === draft.siteId)
  const grave = step > 1 && (draft.type === 'INJURY' || draft.type === 'FIRE')

  // The first step may have been scrolled before the script was there.
  const moved = useRef(false)
  useEffect(() => {
    reset()
    if (moved.current || step > 1) scrollTo(0, 0)
    moved.current = true
    if (step > 1 && !(grave && step === 2)) title.current?.focus({ preventScroll: true })
  }, [step, grave, reset])
  const unsaved = draft.whatHappened.trim() !== '' || photos.length > 0
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: Event) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [unsaved])

  const titles = { 1: words.kind.title, 2: words.where.title, 3: words.what.title }
  return (
    <div className={capture.capture}>
      <div className={capture.top}>
        {step > 1 && (
          <button type="button" className={capture.round} onClick={back}>
            <ArrowLeft size={24} aria-hidden />
            <span className="visually-hidden">{words.back}</span>
          </button>
        )}
        <div className={capture.progress} data-step={step} aria-hidden>
          <i />
          <i />
          <i />
        </div>
        <span className={capture.count}>{filled(words.step, { step })}</span>
      </div>
      {step === 1 && (
        <p className={classes.where} dir="auto">
          {placeName(place)}
        </p>
      )}
      <h1 ref={title} tabIndex={-1}>
        {titles[step]}
      </h1>
      {step === 1 && <p className={capture.lead}>{words.kind.lead}</p>}
      {step > 1 && draft.type && (
        <p className={capture.chosen}>
          {words.types[draft.type]}
          <button type="button" onClick={() => history.go(1 - step)}>
            {words.where.change}
          </button>
        </p>
      )}
      {grave && <UrgentNotice words={words} country={place.country} site={site} />}
      {state !== 'idle' && state !== 'sending' && (
        <NotFiled {...{ texts, state, send }} keep={keep && kept} />
      )}
      {step === 1 && (
        <>
          <PromiseBox {...{ texts, written, place }} folded />
          <KindStep
            words={words}
            chosen={draft.type}
            choose={(type) => {
              change({ type })
              forward(2)
            }}
          />
        </>
      )}
      {step === 2 && <WhereStep {...{ words, draft, sites, change }} next={() => forward(3)} dayOnly />}
      {step === 3 && (
        <WhatStep {...{ words, draft, change, send }} busy={state === 'sending' || preparing}>
          <PhotoField {...{ photos, change: setPhotos, busy: setPreparing }} words={texts.photos} />
          <HandOverChoice {...{ texts, written, place, urgent, grave }} choose={setUrgent} />
        </WhatStep>
      )}
      {!grave && <p className={classes.duty}>{anonymous.duty}</p>}
    </div>
  )
}

/** The texts of every card, with other words where somebody unknown needs them. */
function wordsOf({ capture, types, typeHints, anonymous }: ReportPageProps['texts']) {
  return {
    ...capture,
    types,
    typeHints,
    where: { ...capture.where, ...anonymous.where },
    what: { ...capture.what, ...anonymous.what },
  }
}
