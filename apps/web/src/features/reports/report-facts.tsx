'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type Severity, SeverityMark } from '../../components/ui/severity-mark'
import classes from './report-page.module.css'
import type { FullReport } from './report-texts'
import { ReporterName } from './reporter-name'

const questions = ['highEnergy', 'energyReleased', 'seriousInjury', 'controlInPlace'] as const

export function ReportFacts({ report }: { report: FullReport }) {
  const t = useTranslations('reports')
  const format = useFormatter()
  const moment = (at: string) =>
    report.privacy === 'ANONYMOUS'
      ? t('around', { day: format.dateTime(new Date(at), 'day') })
      : format.dateTime(new Date(at), 'moment')
  const facts: [string, ReactNode][] = [
    [t('page.type'), t(`type.${report.type}`)],
    [t('page.place'), [report.site.name, report.location?.name].filter(Boolean).join(', ')],
    [t('page.when'), moment(report.occurredAt)],
    [t('page.reported'), moment(report.submittedAt)],
    [
      t('page.reporter'),
      <ReporterName
        key="r"
        reporter={report.reporter}
        hidden={report.reporterHidden}
        privacy={report.privacy}
      />,
    ],
    [t('page.privacy'), t(`privacy.${report.privacy}`)],
    [t('page.source'), report.source !== 'WEB' && t(`source.${report.source}`)],
    [
      t('page.actual'),
      report.actualSeverity && <SeverityMark key="a" level={report.actualSeverity as Severity} />,
    ],
    [
      t('page.potential'),
      report.potentialSeverity && <SeverityMark key="p" level={report.potentialSeverity as Severity} />,
    ],
    [
      t('page.class'),
      report.potentialClass && (
        <span key="c" title={t(`classHint.${report.potentialClass}`)}>
          {report.potentialClass}: {t(`class.${report.potentialClass}`)}
        </span>
      ),
    ],
    [t('page.route'), report.route && t(`route.${report.route}`)],
  ]
  const answered = report.triagedAt && questions.some((name) => report.answers[name] !== null)
  return (
    <>
      <dl className={classes.facts}>
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ),
        )}
      </dl>
      {answered && (
        <details className={classes.answers}>
          <summary>{t('answers.title')}</summary>
          <ul>
            {questions.map((name) => {
              const answer = report.answers[name]
              return (
                <li key={name}>
                  {t(`question.${name}`)}{' '}
                  <strong>{t(`answers.${answer === null ? 'unknown' : answer ? 'yes' : 'no'}`)}</strong>
                </li>
              )
            })}
          </ul>
        </details>
      )}
    </>
  )
}
