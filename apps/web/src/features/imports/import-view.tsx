'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useApiQuery } from '../../api/client'
import { ErrorState } from '../../components/ui/error-state'
import { PageHeader } from '../../components/ui/page-header'
import { SkeletonPanel } from '../../components/ui/skeletons'
import { StatusChip } from '../../components/ui/status-chip'
import { busy, mappingOf, tones } from './import-words'
import { Import } from './imports.documents'
import { MappingForm } from './mapping-form'
import { Outcome } from './outcome'
import { Preview } from './preview'
import { Steps } from './steps'
import { Working } from './working'

/** One file on its way into reports: the state of the import decides which screen this is. */
export function ImportView({ id, editsSites }: { id: string; editsSites: boolean }) {
  const t = useTranslations('imports')
  const { data, error, retry } = useApiQuery(Import, { id }, { requestPolicy: 'cache-and-network' })
  const [again, setAgain] = useState(false)
  const found = data?.import
  const waiting = found ? busy.includes(found.status) : false
  useEffect(() => {
    if (!waiting) return
    const timer = setInterval(retry, 1_000)
    return () => clearInterval(timer)
  }, [waiting, retry])

  if (error && !found) return <ErrorState error={error} onRetry={retry} alone />
  if (!found) return <SkeletonPanel height={420} />
  const mapping = mappingOf(found)
  const maps = found.status === 'STAGED' || (found.status === 'VALIDATED' && again)
  return (
    <>
      <PageHeader
        back={{ href: '/imports', label: t('title') }}
        title={found.fileName}
        eyebrow={<StatusChip tone={tones[found.status]}>{t(`status.${found.status}`)}</StatusChip>}
      />
      <Steps status={maps ? 'STAGED' : found.status} />
      {waiting ? (
        <Working found={found} onChange={retry} />
      ) : maps && mapping ? (
        <MappingForm
          found={found}
          initial={mapping}
          sites={data.sites}
          editsSites={editsSites}
          onSaved={() => {
            setAgain(false)
            retry()
          }}
          onChange={retry}
        />
      ) : found.status === 'VALIDATED' ? (
        <Preview found={found} onRemap={() => setAgain(true)} onChange={retry} />
      ) : (
        <Outcome found={found} onChange={retry} />
      )}
    </>
  )
}
