import { CalendarDays, ShieldCheck, Shuffle, UserRoundX } from 'lucide-react'
import { filled } from '../features/capture/words'
import type { ReportPageProps } from './place'
import classes from './promise-box.module.css'
import { moment } from './times'

type Props = Pick<ReportPageProps, 'texts' | 'written' | 'place'> & { folded?: boolean }

/** What holds, and what nobody can promise. Folded it still says that the account stays behind. */
export function PromiseBox({ folded, ...props }: Props) {
  const { title, account } = props.texts.anonymous.promise
  if (!folded) {
    return (
      <section className={classes.promise} aria-labelledby="promise">
        <h2 id="promise">
          <ShieldCheck size={24} aria-hidden />
          {title}
        </h2>
        <Promises {...props} account />
      </section>
    )
  }
  return (
    <details className={classes.promise} data-folded>
      <summary>
        <ShieldCheck size={24} aria-hidden />
        <span>
          <strong>{title}</strong>
          <small>{account}</small>
        </span>
      </summary>
      <Promises {...props} />
    </details>
  )
}

function Promises({ texts, written, place, account }: Props & { account?: boolean }) {
  const words = texts.anonymous.promise
  const precisions = new Set(place.sites.map(({ precision }) => precision))
  const [only] = precisions
  return (
    <>
      <ul>
        {account && (
          <li>
            <UserRoundX size={20} aria-hidden />
            {words.account}
          </li>
        )}
        <li>
          <Shuffle size={20} aria-hidden />
          {filled(words.mixed, { time: moment(written, place.handOver.nextAt, place.timeZone) })}
        </li>
        <li>
          <CalendarDays size={20} aria-hidden />
          {only && precisions.size === 1 ? words[only] : words.precision}
        </li>
      </ul>
      <details className={classes.limits}>
        <summary>{words.limits}</summary>
        <ul>
          <li>{words.style}</li>
          <li>{words.known}</li>
          <li>{words.picture}</li>
          <li>{words.batch}</li>
          <li>{words.network}</li>
        </ul>
      </details>
    </>
  )
}
