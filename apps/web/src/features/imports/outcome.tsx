'use client'

import { Button } from '@mantine/core'
import { ChartNoAxesCombined, CircleCheck, CircleSlash, TriangleAlert, Undo2 } from 'lucide-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { useApiMutation } from '../../api/client'
import { useConfirm } from '../../components/ui/confirm'
import { Panel } from '../../components/ui/panel'
import { useToast } from '../../components/ui/toast'
import { Counts } from './counts'
import { Foresight } from './foresight'
import { RefusedRows } from './import-buttons'
import type { Found } from './import-words'
import { UndoImport } from './imports.documents'
import classes from './imports.module.css'
import { KeptPlaces } from './kept-places'

type Ended = 'APPLIED' | 'UNDONE' | 'CANCELLED' | 'FAILED'
const icons = { APPLIED: CircleCheck, UNDONE: Undo2, CANCELLED: CircleSlash, FAILED: TriangleAlert }

export function Outcome({ found, onChange }: { found: Found; onChange: () => void }) {
  const t = useTranslations('imports')
  const format = useFormatter()
  const toast = useToast()
  const confirm = useConfirm()
  const [undo, undoing] = useApiMutation(UndoImport)
  const status = found.status as Ended
  const Icon = icons[status]
  const years = found.preview?.years.map(({ year }) => year) ?? []
  const takeBack = async () => {
    const yes = await confirm({
      title: t('undo.title'),
      body: t('undo.text', { count: found.rowsApplied }),
      confirm: t('undo.confirm'),
      danger: true,
    })
    if (!yes) return
    await undo({ id: found.id }, { additionalTypenames: ['Report', 'Dashboard'] })
      .then(onChange)
      .catch((error: unknown) => toast.failed(error))
  }
  return (
    <>
      <Panel>
        <div className={classes.outcome} data-status={status}>
          <Icon size={32} strokeWidth={1.8} aria-hidden />
          <div>
            <h2>{t(`outcome.${status}`, { count: found.rowsApplied })}</h2>
            <p>
              {found.failure
                ? t(
                    `failures.${found.failure.reason}` as 'failures.file.empty',
                    found.failure.params as never,
                  )
                : t(`outcome.text.${status}`)}
            </p>
          </div>
        </div>
        {found.rowsTotal > 0 && <Counts found={found} />}
        {status === 'APPLIED' && <Foresight found={found} />}
        <KeptPlaces places={found.keptPlaces} />
        <div className={classes.buttons}>
          {status === 'APPLIED' && years.length > 0 && (
            <Button
              component={Link}
              href={`/dashboard?from=${years[0]}-01&to=${years.at(-1)}-12`}
              leftSection={<ChartNoAxesCombined size={18} aria-hidden />}
            >
              {t('outcome.dashboard')}
            </Button>
          )}
          {status === 'APPLIED' && (
            <Button component={Link} href="/reports?sort=OCCURRED_AT-DESC" variant="default">
              {t('outcome.reports')}
            </Button>
          )}
          <RefusedRows found={found} />
          {status === 'FAILED' && (
            <Button component={Link} href="/imports">
              {t('outcome.again')}
            </Button>
          )}
          {found.viewerCan.undo && (
            <Button
              variant="subtle"
              color="red"
              loading={undoing}
              leftSection={<Undo2 size={18} aria-hidden />}
              onClick={() => void takeBack()}
            >
              {t('undo.button')}
            </Button>
          )}
        </div>
        {found.finishedAt && (
          <p className={classes.small}>
            {t('outcome.finished', {
              at: format.dateTime(new Date(found.finishedAt), 'momentLong'),
            })}
          </p>
        )}
      </Panel>
    </>
  )
}
