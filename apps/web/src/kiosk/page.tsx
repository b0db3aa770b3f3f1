import { useEffect, useState } from 'react'
import { type Locale, locales, writtenLocale } from '../i18n/locales'
import { Countdown } from './countdown'
import { Enrol } from './enrol'
import { Form } from './form'
import classes from './kiosk.module.css'
import { Leave } from './leave'
import type { PageData } from './page-data'
import { kioskQueue } from './queue'
import type { Result } from './result'
import { Sent } from './sent'
import { Start } from './start'
import { useAwake } from './use-awake'
import { useDevice } from './use-device'
import { useIdle } from './use-idle'
import { useNamedPhotos } from './use-named-photos'
import { useRenewal } from './use-renewal'
import { useStay } from './use-stay'
import type { Device, Tally } from './waiting'

/** A form that is begun anew is another one. */
type View = 'start' | 'leave' | { kind: 'form'; round: number } | Result

/** One screen at a time; whatever was typed lives in it and goes with it. */
export function Page({ data }: { data: PageData }) {
  // The officer's screen shows it as a picture to scan; from the bar of addresses it goes at once.
  const [code] = useState(() => new URLSearchParams(location.search).get('code') ?? '')
  const [queue] = useState(() => kioskQueue(data))
  const [tally, setTally] = useState<Tally>()
  useEffect(() => queue.watch(setTally), [queue])
  const { device, enrolled, leave } = useDevice(tally && tally.waiting + tally.refused)
  const [view, setView] = useState<View>('start')
  const [round, setRound] = useState(1)
  const [chosen, setChosen] = useState<Locale>()
  const locale = chosen ?? device?.kiosk.place.locale ?? data.locale
  const clear = () => {
    setView('start')
    setChosen(undefined)
  }
  const begin = () => {
    setRound(round + 1)
    setView({ kind: 'form', round })
  }
  const { left, stay } = useIdle(view !== 'start', clear)
  // The language of whoever has gone is not that of the next one.
  useIdle(view === 'start' && chosen !== undefined, clear, 0)
  const photos = useNamedPhotos(typeof view === 'object' && view.kind === 'named' ? view : undefined)
  useStay()
  useAwake(Boolean(device))
  useRenewal(data.script, Boolean(device), view === 'start', queue)

  const texts = data.texts[locale]
  const written = writtenLocale(locale, device?.kiosk.place.country)
  useEffect(() => {
    document.documentElement.lang = written
    document.title = `${texts.kiosk.title} · CloseCall`
  }, [written, texts])
  const common = { texts, locale, written, queue }
  const screen = (it: Device) => {
    if (view === 'start') {
      return (
        <Start
          {...{ texts, locale }}
          kiosk={it.kiosk}
          tally={tally}
          begin={begin}
          leave={() => setView('leave')}
        />
      )
    }
    if (view === 'leave') {
      const out = () => void leave().then(clear)
      return <Leave {...{ texts, locale }} token={it.token} tally={tally} left={out} back={clear} />
    }
    if (view.kind === 'form') {
      // An answer may come when its writer has gone, and is shown to nobody else.
      const done = (result: Result) => setView((now) => (now === view ? result : now))
      return <Form key={view.round} {...common} device={it} done={done} cancel={clear} />
    }
    return <Sent {...common} result={view} photos={photos} clear={clear} again={begin} />
  }
  if (device === undefined) {
    return (
      <main className={classes.screen} data-placeholder>
        <h1>{texts.kiosk.title}</h1>
      </main>
    )
  }
  // A kiosk that was taken out of use lets whoever is writing finish.
  const enrolling = !device || (device.dead && view === 'start')
  return (
    <div className={classes.kiosk}>
      <Languages {...{ texts, locale }} choose={setChosen} />
      {enrolling ? (
        <Enrol
          {...{ texts, locale, enrolled }}
          given={code}
          dead={Boolean(device)}
          refused={tally?.refused ?? 0}
        />
      ) : (
        device && screen(device)
      )}
      {left !== null && <Countdown {...{ texts, locale, left, stay, photos }} clear={clear} />}
    </div>
  )
}

type LanguagesProps = { texts: PageData['texts']['en']; locale: Locale; choose: (locale: Locale) => void }

function Languages({ texts, locale, choose }: LanguagesProps) {
  return (
    <nav className={classes.languages} aria-label={texts.kiosk.language}>
      {locales.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-current={each === locale || undefined}
          onClick={() => choose(each)}
        >
          {{ en: 'English', ru: 'Русский' }[each]}
        </button>
      ))}
    </nav>
  )
}
