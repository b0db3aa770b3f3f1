'use client'

import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApiQuery } from '../../api/client'
import { SkeletonRows } from '../../components/ui/skeletons'
import { useToast } from '../../components/ui/toast'
import { ConflictNotice } from '../reports/conflict-notice'
import { useConflict } from '../reports/use-conflict'
import { MergeCandidates, SimilarReports } from './inbox.documents'
import classes from './merge.module.css'
import { ReportOption } from './report-option'
import type { Triaged } from './triage-verb'

type Props = {
  /** At least one; what is similar is sought for the first. */
  reports: Triaged[]
  lead: string
  onClose: () => void
  onReload: () => void
  submit: (intoId: string) => Promise<void>
}

/** Two cards of one event: similar ones are offered, any other is found by number or words. */
export function MergeForm({ reports, lead, onClose, onReload, submit }: Props) {
  const t = useTranslations('inbox.merge')
  const tCommon = useTranslations('common')
  const toast = useToast()
  const { conflict, guard } = useConflict()
  const [into, setInto] = useState<string>()
  const [text, setText] = useState('')
  const [later] = useDebouncedValue(text.trim(), 300)
  const [merging, setMerging] = useState(false)
  const similar = useApiQuery(SimilarReports, { reportId: reports[0]?.id ?? '' })
  const searched = useApiQuery(MergeCandidates, { text: later }, { pause: later.length < 2 })
  const found = later.length < 2 ? undefined : searched.data?.reports.edges.map(({ node }) => node)
  const shown = (found ?? similar.data?.similarReports ?? []).filter(
    ({ id }) => !reports.some((each) => each.id === id),
  )
  const loading = later.length < 2 ? similar.loading : searched.loading

  async function merge(intoId: string) {
    setMerging(true)
    await guard(() => submit(intoId)).catch(toast.failed)
    setMerging(false)
  }

  return (
    <>
      {conflict && <ConflictNotice error={conflict} onReload={onReload} />}
      <p className={classes.lead}>{lead}</p>
      <TextInput
        type="search"
        label={t('search')}
        leftSection={<Search size={18} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
      <div className={classes.candidates} role="radiogroup" aria-label={found ? t('found') : t('similar')}>
        <p className={classes.heading}>{found ? t('found') : t('similar')}</p>
        {loading && <SkeletonRows rows={3} />}
        {!loading && shown.length === 0 && <p className={classes.none}>{found ? t('nothing') : t('none')}</p>}
        {shown.map((each) => (
          <ReportOption
            key={each.id}
            report={each}
            checked={into === each.id}
            onChoose={() => setInto(each.id)}
          />
        ))}
      </div>
      <div className={classes.buttons}>
        <Button disabled={!into} loading={merging} onClick={() => into && merge(into)}>
          {t('submit')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {tCommon('cancel')}
        </Button>
      </div>
    </>
  )
}
