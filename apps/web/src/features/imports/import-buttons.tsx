'use client'

import { Button, type ButtonProps } from '@mantine/core'
import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useApiMutation } from '../../api/client'
import { ApiError } from '../../api/error'
import { useToast } from '../../components/ui/toast'
import type { Found } from './import-words'
import { CancelImport } from './imports.documents'

type Props = { found: Found; onChange: () => void; children: ReactNode } & ButtonProps

/** Stops an import, which is read again also where it had ended meanwhile. */
export function CancelButton({ found, onChange, ...button }: Props) {
  const toast = useToast()
  const [cancel, cancelling] = useApiMutation(CancelImport)
  const stop = () =>
    cancel({ id: found.id })
      .then(onChange)
      .catch((error: unknown) => {
        toast.failed(error)
        if (ApiError.from(error).code === 'PRECONDITION') onChange()
      })
  return <Button {...button} loading={cancelling} onClick={() => void stop()} />
}

/** The rows that stay out, as a file to be corrected and loaded again. */
export function RefusedRows({ found }: { found: Found }) {
  const t = useTranslations('imports.outcome')
  if (found.rowsRefused === 0) return null
  return (
    <Button
      component="a"
      href={`/downloads/imports/${found.id}/refused?format=xlsx`}
      variant="default"
      leftSection={<Download size={18} aria-hidden />}
    >
      {t('refused', { count: found.rowsRefused })}
    </Button>
  )
}
