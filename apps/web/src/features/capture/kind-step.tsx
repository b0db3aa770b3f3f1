import { ChevronRight } from 'lucide-react'
import { type ReportType, reportTypes, typeIcons } from '../reports/report-types'
import classes from './capture.module.css'
import type { Words } from './words'

type Props = { words: Words; chosen: ReportType | null; choose: (type: ReportType) => void }

/** One tap answers and goes on. */
export function KindStep({ words, chosen, choose }: Props) {
  return (
    <ul className={classes.kinds}>
      {reportTypes.map((type) => {
        const Icon = typeIcons[type]
        return (
          <li key={type}>
            <button
              type="button"
              className={classes.kind}
              data-type={type}
              aria-pressed={chosen === type}
              suppressHydrationWarning
              onClick={() => choose(type)}
            >
              <span className={classes.kindIcon}>
                <Icon size={26} strokeWidth={2.1} aria-hidden />
              </span>
              <span>
                <strong>{words.types[type]}</strong>
                <small>{words.typeHints[type]}</small>
              </span>
              <ChevronRight size={20} className={classes.chevron} aria-hidden />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
