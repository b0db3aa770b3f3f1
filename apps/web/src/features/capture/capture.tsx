'use client'

import { ArrowLeft, X } from 'lucide-react'
import { useCallback, useEffect, useEffectEvent, useRef } from 'react'
import { newId } from '../../api/new-id'
import { PlainLink } from '../../components/light/plain-link'
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
import { useSend } from './use-send'
import { WhatStep } from './what-step'
import { WhereStep } from './where-step'
import { filled, type Words } from './words'

type Props = {
  words: Words
  memberId: string
  slug: string
  sites: Place[]
  country: string
  locale: string
  timeZone: string
}

export function Capture({ words, memberId, slug, sites, country, locale, timeZone }: Props) {
  const { draft, change, forget, discard } = useDraft(
    memberId,
    sites.map(({ id }) => id),
  )
  const { sending, send, reset } = useSend(draft, discard)
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
  const early = useRef<ReturnType<typeof earlyTap>>(undefined)
  // While the page still stands as it was sent; a kept draft may open at a later step.
  useEffect(() => {
    early.current = earlyTap()
  }, [])
  const catchUp = useEffectEvent(() => {
    if (early.current) go(2, { type: early.current })
  })
  useEffect(() => {
    if (ready) catchUp()
  }, [ready])
  const again = useCallback(() => {
    forget()
    reset()
  }, [forget, reset])

  if (sending.state === 'done') {
    return <Success {...{ words, locale, timeZone, again }} sent={sending.sent} />
  }
  const titles = { 1: words.kind.title, 2: words.where.title, 3: words.what.title }
  return (
    <div className={classes.capture} data-ready={ready}>
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
      {sending.state === 'filed' && (
        <AlreadyFiled
          words={words}
          filed={sending.filed}
          startAnew={() => {
            reset()
            change({ id: newId() })
          }}
        />
      )}
      {sending.state !== 'idle' && sending.state !== 'sending' && sending.state !== 'filed' && (
        <NotSent words={words} state={sending.state} retry={send} startOver={again} />
      )}
      {step === 1 && (
        <KindStep words={words} chosen={draft?.type ?? null} choose={(type) => go(2, { type })} />
      )}
      {draft && step === 2 && <WhereStep {...{ words, draft, sites, change }} next={() => go(3)} />}
      {draft && step === 3 && (
        <WhatStep {...{ words, draft, change, send }} busy={sending.state === 'sending'}>
          <PrivacyChoice {...{ words, slug, draft, change }} />
        </WhatStep>
      )}
      {draft && step > 1 && (
        <p className={classes.draft}>
          {words.draft}
          <button type="button" onClick={again}>
            {words.startOver}
          </button>
        </p>
      )}
    </div>
  )
}
