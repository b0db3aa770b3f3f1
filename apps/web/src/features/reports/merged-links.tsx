import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Panel } from '../../components/ui/panel'
import classes from './report-page.module.css'

type Linked = { id: string; number: string; title: string }

/** Reports of the same event, in both directions. */
export function MergedLinks({ into, merged }: { into: Linked | null; merged: Linked[] }) {
  const t = useTranslations('reports.page')
  const groups: [string, Linked[]][] = [
    [t('mergedInto'), into ? [into] : []],
    [t('merged'), merged],
  ]
  return groups.map(
    ([title, reports]) =>
      reports.length > 0 && (
        <Panel key={title} title={title}>
          <ul className={classes.links}>
            {reports.map(({ id, number, title }) => (
              <li key={id}>
                <Link href={`/reports/${number}`}>{number}</Link> <span dir="auto">{title}</span>
              </li>
            ))}
          </ul>
        </Panel>
      ),
  )
}
