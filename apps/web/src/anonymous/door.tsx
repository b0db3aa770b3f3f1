import { ChevronRight, EyeOff, Send, Ticket, UserRound } from 'lucide-react'
import { PlainLink } from '../components/light/plain-link'
import capture from '../features/capture/capture.module.css'
import classes from './anonymous.module.css'
import { placeName } from './filing-place'
import type { ReportPageProps } from './place'
import { PromiseBox } from './promise-box'

type Props = Omit<ReportPageProps, 'solver'> & { enter: () => void }

/** Whoever scans the code chooses who they want to be. */
export function Door({ texts, written, bot, way, place, enter }: Props) {
  const words = texts.anonymous.door
  const named = 'code' in way ? `/report?place=${encodeURIComponent(way.code)}` : '/report'
  return (
    <div className={capture.capture}>
      <p className={classes.where} dir="auto">
        {placeName(place)}
      </p>
      <h1>{words.title}</h1>
      <p className={capture.lead}>{words.lead}</p>
      <ul className={capture.kinds}>
        <li>
          <button type="button" className={capture.kind} onClick={enter}>
            <span className={capture.kindIcon}>
              <EyeOff size={26} strokeWidth={2.1} aria-hidden />
            </span>
            <span>
              <strong>{words.anonymous}</strong>
              <small>{words.anonymousHint}</small>
            </span>
            <ChevronRight size={20} className={capture.chevron} aria-hidden />
          </button>
        </li>
        <li>
          <a className={`${capture.kind} ${classes.wide}`} href={named}>
            <span className={capture.kindIcon}>
              <UserRound size={26} strokeWidth={2.1} aria-hidden />
            </span>
            <span>
              <strong>{words.named}</strong>
              <small>{words.namedHint}</small>
            </span>
            <ChevronRight size={20} className={capture.chevron} aria-hidden />
          </a>
        </li>
      </ul>
      {bot && 'code' in way && (
        <PlainLink className={classes.receiptLink} href={`https://t.me/${bot}?start=${way.code}`}>
          <Send size={20} aria-hidden />
          <span>
            <strong>{words.telegram}</strong>
            <small>{words.telegramHint}</small>
          </span>
        </PlainLink>
      )}
      <PlainLink className={classes.receiptLink} href="/m">
        <Ticket size={20} aria-hidden />
        <span>
          <strong>{words.receipt}</strong>
          <small>{words.receiptHint}</small>
        </span>
      </PlainLink>
      <PromiseBox {...{ texts, written, place }} />
      <p className={classes.duty}>{texts.anonymous.duty}</p>
    </div>
  )
}
