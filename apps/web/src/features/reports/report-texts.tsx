import { useTranslations } from 'next-intl'
import type { ResultOf } from '../../api/graphql'
import classes from './report-page.module.css'
import type { ReportFull } from './reports.documents'

export type FullReport = ResultOf<typeof ReportFull>
type Told = Pick<FullReport, 'whatHappened' | 'whatCouldHappen' | 'immediateAction' | 'proposal' | 'cause'>

/** What the reporter wrote, in the reporter's words; `level` fits the headings into the page around them. */
export function ReportTexts({ report, level: Heading = 'h3' }: { report: Told; level?: 'h2' | 'h3' }) {
  const t = useTranslations('reports.page')
  const texts = [
    [t('what'), report.whatHappened],
    [t('could'), report.whatCouldHappen],
    [t('done'), report.immediateAction],
    [t('proposal'), report.proposal],
    [t('cause'), report.cause],
  ] as const
  return (
    <div className={classes.texts}>
      {texts.map(
        ([title, text], index) =>
          text && (
            <section key={title} data-first={index === 0 || undefined}>
              <Heading>{title}</Heading>
              <p dir="auto">{text}</p>
            </section>
          ),
      )}
    </div>
  )
}
