import { EyeOff } from 'lucide-react'
import { useEffect, useLayoutEffect, useState } from 'react'
import capture from '../features/capture/capture.module.css'
import { type Locale, locales, writtenLocale } from '../i18n/locales'
import classes from './anonymous.module.css'
import { answerEarlyTap } from './early-tap'
import { Gone } from './gone'
import { Kept } from './kept'
import type { PageData } from './page-data'
import { readTextsIn } from './read-data'
import { ReportPage } from './report-page'
import { ReturnPage } from './return-page'
import { useKept } from './use-kept'

/** Bar above, one of three views below. The bar leads nowhere else: what is written would be gone. */
export function Page({ first }: { first: PageData }) {
  const [data, setData] = useState(first)
  const { texts, locale, written, solver, bot, show } = data
  const kept = useKept(solver)
  useLayoutEffect(answerEarlyTap, [])
  useEffect(() => {
    document.documentElement.lang = written
  }, [written])
  const choose = async (wanted: Locale) => {
    const found = await readTextsIn(wanted)
    if (!found) return
    const country = show.view === 'report' ? show.place.country : undefined
    // Only the words change; the place and its challenge stay.
    setData({ ...data, texts: found, locale: wanted, written: writtenLocale(wanted, country) })
  }
  return (
    <div className={capture.page}>
      <header className={classes.bar}>
        <span className={classes.chip}>
          <EyeOff size={16} aria-hidden />
          {texts.anonymous.chip}
        </span>
        <nav className={classes.languages} aria-label={texts.anonymous.language}>
          {locales.map((each) => (
            <button
              key={each}
              type="button"
              lang={each}
              aria-label={{ en: 'English', ru: 'Русский' }[each]}
              aria-current={each === locale || undefined}
              onClick={() => void choose(each)}
            >
              {each.toUpperCase()}
            </button>
          ))}
        </nav>
      </header>
      <main>
        <Kept {...{ texts, written, kept }} reporting={show.view === 'report'}>
          {show.view === 'report' && (
            <ReportPage
              {...{ texts, written, solver, bot }}
              way={show.way}
              place={show.place}
              keep={kept.keep}
            />
          )}
          {show.view === 'return' && <ReturnPage {...{ texts, written, solver }} />}
          {show.view === 'gone' && <Gone texts={texts} busy={show.busy} />}
        </Kept>
      </main>
    </div>
  )
}
