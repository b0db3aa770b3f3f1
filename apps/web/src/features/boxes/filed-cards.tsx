'use client'

import { Button } from '@mantine/core'
import { Undo2 } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useApiMutation } from '../../api/client'
import { Panel } from '../../components/ui/panel'
import { useToast } from '../../components/ui/toast'
import { WithdrawBoxCard } from './boxes.documents'
import classes from './boxes.module.css'
import { type CardDraft, draftOf, type FiledCard } from './card-draft'

type Props = { reports: FiledCard[]; timeZone: string; onWithdrawn: (card: CardDraft) => void }

/** What is in the inbox by now; a slip is taken back while nobody has decided about it. */
export function FiledCards({ reports, timeZone, onWithdrawn }: Props) {
  const t = useTranslations('boxes')
  const tReports = useTranslations('reports')
  const toast = useToast()
  const [withdraw, withdrawing] = useApiMutation(WithdrawBoxCard)
  if (reports.length === 0) return null
  const takeBack = async (report: FiledCard) => {
    try {
      await withdraw({ input: { reportId: report.id, reason: t('withdrawReason') } })
      onWithdrawn(draftOf(report, timeZone))
    } catch (thrown) {
      toast.failed(thrown)
    }
  }
  return (
    <div className={classes.filed}>
      <Panel title={t('inInbox')} flush>
        <ul>
          {reports.map((report) => (
            <li key={report.id}>
              <Link href={`/reports/${report.number}`}>{report.number}</Link>
              <span dir="auto">{report.title}</span>
              <small>
                {tReports(`type.${report.type}`)} · {report.reporter?.name ?? tReports('anonymous')}
              </small>
              {report.status === 'SUBMITTED' ? (
                <Button
                  variant="subtle"
                  color="gray"
                  disabled={withdrawing}
                  leftSection={<Undo2 size={18} aria-hidden />}
                  onClick={() => void takeBack(report)}
                >
                  {t('undo')}
                </Button>
              ) : (
                <small>{tReports(`status.${report.status}`)}</small>
              )}
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  )
}
