import { useTranslations } from 'next-intl'
import type { ResultOf } from '../../api/graphql'
import classes from './report-page.module.css'
import type { ReportFull } from './reports.documents'

export type FullReport = ResultOf<typeof ReportFull>
type Told = Pick<FullReport, 'whatHappened' | 'whatCouldHappen' | 'immediateAction' | 'proposal'>

/** What the reporter wrote, in the reporter's words. */
export function ReportTexts({ report }: { report: Told }) {
  const t = useTranslations('reports.page')
  const texts = [
    [t('what'), report.whatHappened],
    [t('could'), report.whatCouldHappen],
    [t('done'), report.immediateAction],
    [t('proposal'), report.proposal],
  ] as const
  return (
    <div className={classes.texts}>
      {texts.map(
        ([title, text], index) =>
          text && (
            <section key={title} data-first={index === 0 || undefined}>
              <h3>{title}</h3>
              <p dir="auto">{text}</p>
            </section>
          ),
      )}
    </div>
  )
}
