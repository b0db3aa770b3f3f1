'use client'

import { Button, Menu } from '@mantine/core'
import {
  CheckCheck,
  ChevronDown,
  ClipboardPlus,
  EllipsisVertical,
  Printer,
  RotateCcw,
  TrendingDown,
  TrendingUp,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { TriageVerb } from '../inbox/triage-verb'
import type { Decision } from './report-decisions'
import type { FullReport } from './report-texts'

type Props = {
  report: FullReport & { pendingReview: object | null }
  triage: (verb: TriageVerb) => void
  ask: (decision: Decision) => void
  addAction: () => void
}

/** Only what the API says this reader may do now. */
export function ReportVerbs({ report, triage, ask, addAction }: Props) {
  const t = useTranslations('reports.page')
  const tInbox = useTranslations('inbox')
  const { viewerCan: can, potentialSeverity: potential, actualSeverity: actual } = report
  const assessed = can.reviewPotential && potential !== null && !report.pendingReview
  return (
    <>
      {can.triage && (
        <Menu>
          <Menu.Target>
            <Button rightSection={<ChevronDown size={18} aria-hidden />}>{t('triage')}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {(['accept', 'merge', ...(can.return ? ['return' as const] : []), 'reject'] as const).map(
              (verb) => (
                <Menu.Item key={verb} onClick={() => triage(verb)}>
                  {tInbox(`${verb}.open`)}
                </Menu.Item>
              ),
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {can.addAction && (
        <Button variant="default" leftSection={<ClipboardPlus size={18} aria-hidden />} onClick={addAction}>
          {t('addAction')}
        </Button>
      )}
      {can.close && (
        <Button leftSection={<CheckCheck size={18} aria-hidden />} onClick={() => ask('close')}>
          {t('close')}
        </Button>
      )}
      {can.reopen && (
        <Button
          variant="default"
          leftSection={<RotateCcw size={18} aria-hidden />}
          onClick={() => ask('reopen')}
        >
          {t('reopen')}
        </Button>
      )}
      <Menu>
        <Menu.Target>
          <Button variant="default" px="sm" aria-label={t('more')}>
            <EllipsisVertical size={18} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {assessed && potential < 5 && (
            <Menu.Item leftSection={<TrendingUp size={18} aria-hidden />} onClick={() => ask('raise')}>
              {t('raise')}
            </Menu.Item>
          )}
          {assessed && potential > (actual ?? 1) && (
            <Menu.Item leftSection={<TrendingDown size={18} aria-hidden />} onClick={() => ask('lower')}>
              {t('lower')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<Printer size={18} aria-hidden />} onClick={() => print()}>
            {t('print')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
