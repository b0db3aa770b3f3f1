import type { KioskTexts } from '@closecall/messages/kiosk'
import { ArrowLeft, X } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { anonymousCard, draftFor } from '../anonymous/filing-place'
import { HandOverChoice } from '../anonymous/hand-over-choice'
import { PromiseBox } from '../anonymous/promise-box'
import capture from '../features/capture/capture.module.css'
import type { Draft, Step } from '../features/capture/draft'
import { KindStep } from '../features/capture/kind-step'
import { WhatStep } from '../features/capture/what-step'
import { WhereStep } from '../features/capture/where-step'
import { filled } from '../features/capture/words'
import type { Photo } from '../features/photos/photo'
import { PhotoField } from '../features/photos/photo-field'
import type { Locale, WrittenLocale } from '../i18n/locales'
import { Danger } from './emergency'
import classes from './kiosk.module.css'
import { type Name, NameChoice } from './name-choice'
import type { Queue } from './queue'
import type { Result } from './result'
import { useNamed } from './use-named'
import { type Device, dated } from './waiting'
import { Who } from './who'

type Props = {
  texts: KioskTexts
  locale: Locale
  written: WrittenLocale
  device: Device
  queue: Queue
  done: (result: Result) => void
  cancel: () => void
}

/** The three steps of every card, for gloves and from a metre away; in the memory of this page only. */
export function Form({ texts, locale, written, device, queue, done, cancel }: Props) {
  const { place } = device.kiosk
  const [draft, setDraft] = useState(() => draftFor(place))
  const [step, setStep] = useState<Step | 'who'>(1)
  const [urgent, setUrgent] = useState(false)
  const [name, setName] = useState<Name>('NONE')
  const [photos, setPhotos] = useState<Photo[]>([])
  const [preparing, setPreparing] = useState(false)
  const [state, setState] = useState<'idle' | 'sending' | 'refused'>('idle')
  const change = useCallback((part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })), [])
  const words = useMemo(() => wordsOf(texts, name !== 'NONE'), [texts, name])
  // Reports of a kiosk are of its own site.
  const sites = useMemo(() => ownSites(place), [place])
  const title = useRef<HTMLHeadingElement>(null)
  const grave = step !== 1 && (draft.type === 'INJURY' || draft.type === 'FIRE')
  useEffect(() => {
    scrollTo(0, 0)
    if (!(grave && step === 2)) title.current?.focus({ preventScroll: true })
  }, [step, grave])

  const named = useNamed({ token: device.token, draft, photos, done })
  useEffect(() => () => queue.cleared(draft.id), [queue, draft.id])
  const onWay = state === 'sending' || named.busy

  const send = async () => {
    if (onWay || preparing) return
    setState('sending')
    const { place: _, ...card } = anonymousCard(draft, urgent, { slug: device.kiosk.slug })
    const answer = await queue.send(card, dated(card, place, new Date()), device.kiosk.slug, photos)
    if (answer === 'refused') setState('refused')
    else if (answer === 'kept') done({ kind: 'kept', key: card.key })
    else done({ kind: 'receipt', key: card.key, filed: answer, photos: photos.length > 0 })
  }
  const back = () => setStep(step === 'who' ? 3 : step === 3 ? 2 : 1)
  // What is on its way, or may be there already, is not called back by clearing a screen.
  const cancelled = onWay || named.lost ? texts.kiosk.form.clear : texts.kiosk.form.cancel
  const choose = (next: Name) => {
    setName(next)
    // It is asked of whoever stays unnamed: hidden, it would go along unseen.
    if (next !== 'NONE') setUrgent(false)
  }
  const titles = {
    1: words.kind.title,
    2: words.where.title,
    3: words.what.title,
    who: texts.kiosk.who.title,
  }
  return (
    <main className={capture.page}>
      <div className={capture.capture}>
        <Top {...{ words, step }} told={onWay && texts.kiosk.form.onWay} back={named.lost ? undefined : back}>
          <button type="button" className={classes.plain} aria-label={cancelled} onClick={cancel}>
            <X size={24} aria-hidden />
            <span className={classes.wide}>{cancelled}</span>
          </button>
        </Top>
        <h1 ref={title} tabIndex={-1}>
          {titles[step]}
        </h1>
        {step === 1 && <p className={capture.lead}>{words.kind.lead}</p>}
        {(step === 2 || step === 3) && draft.type && (
          <p className={capture.chosen}>
            {words.types[draft.type]}
            <button type="button" onClick={() => setStep(1)}>
              {words.where.change}
            </button>
          </p>
        )}
        {grave && step !== 'who' && <Danger {...{ texts, place }} />}
        {state === 'refused' && (
          <p className={classes.alert} role="alert">
            {texts.kiosk.form.refused}
          </p>
        )}
        {step === 1 && (
          <>
            <PromiseBox {...{ texts, written, place }} folded />
            <KindStep
              words={words}
              chosen={draft.type}
              choose={(type) => {
                change({ type })
                setStep(2)
              }}
            />
          </>
        )}
        {step === 2 && <WhereStep {...{ words, draft, sites, change }} next={() => setStep(3)} dayOnly />}
        {step === 3 && (
          <WhatStep
            {...{ words, draft, change }}
            busy={state === 'sending' || preparing}
            send={() => (name === 'NONE' ? void send() : onWay || preparing || setStep('who'))}
          >
            <NameChoice {...{ texts, locale, name, choose }} photos={photos.length} />
            <PhotoField
              {...{ photos, change: setPhotos, busy: setPreparing }}
              words={texts.photos}
              cameraOnly
            />
            {name === 'NONE' && (
              <HandOverChoice {...{ texts, written, place, urgent, grave }} choose={setUrgent} />
            )}
          </WhatStep>
        )}
        {step === 'who' && name !== 'NONE' && (
          <Who
            {...{ texts, locale, named }}
            privacy={name}
            sending={state === 'sending'}
            without={() => void send()}
          />
        )}
      </div>
    </main>
  )
}

type TopProps = {
  words: ReturnType<typeof wordsOf>
  step: Step | 'who'
  /** In place of how far it is, once nothing can be changed any more. */
  told: string | false
  back: (() => void) | undefined
  children: ReactNode
}

function Top({ words, step, told, back, children }: TopProps) {
  return (
    <div className={capture.top}>
      {step !== 1 && back && !told && (
        <button type="button" className={capture.round} onClick={back}>
          <ArrowLeft size={28} aria-hidden />
          <span className="visually-hidden">{words.back}</span>
        </button>
      )}
      {!told && (
        <div className={capture.progress} data-step={step === 'who' ? 3 : step} aria-hidden>
          <i />
          <i />
          <i />
        </div>
      )}
      <span role="status" className={told ? classes.told : 'visually-hidden'}>
        {told}
      </span>
      {step !== 'who' && !told && <span className={capture.count}>{filled(words.step, { step })}</span>}
      {children}
    </div>
  )
}

const ownSites = ({ sites, site }: Device['kiosk']['place']) =>
  sites.filter(({ id }) => !site || id === site.id).map((each) => ({ ...each, alerted: [] }))

function wordsOf({ capture, types, typeHints, anonymous, kiosk }: KioskTexts, named: boolean) {
  const what = { ...capture.what, ...(named ? { send: kiosk.form.next } : anonymous.what) }
  return { ...capture, types, typeHints, where: { ...capture.where, ...anonymous.where }, what }
}
