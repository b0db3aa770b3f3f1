'use client'

import { Button } from '@mantine/core'
import { Download } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { saveDownload } from '../../api/save-download'
import { Segmented } from '../../components/ui/segmented'
import { useToast } from '../../components/ui/toast'
import classes from './codes.module.css'

const formats = ['a4', 'a5', 'sticker'] as const
const languages = ['en', 'ru'] as const

/** Chooses paper and language and saves the PDF: of one code, or of all of a site. */
export function PosterForm({ of }: { of: { site: string } | { code: string } }) {
  const t = useTranslations('codes')
  const toast = useToast()
  const locale = useLocale()
  const [format, setFormat] = useState<(typeof formats)[number]>('a4')
  const [language, setLanguage] = useState(languages.find((each) => each === locale) ?? 'en')
  const [saving, setSaving] = useState(false)
  const save = async () => {
    setSaving(true)
    try {
      await saveDownload('/downloads/posters', { ...of, format, language })
      toast.done(t('downloaded'))
    } catch (error) {
      toast.failed(error)
    } finally {
      setSaving(false)
    }
  }
  return (
    <div className={classes.form}>
      <div>
        <h3>{t('format')}</h3>
        <Segmented
          label={t('format')}
          value={format}
          onChange={setFormat}
          options={formats.map((value) => ({ value, label: t(`formats.${value}`) }))}
          fullWidth
        />
        <p className={classes.hint}>{t(`formatHint.${format}`)}</p>
      </div>
      <div>
        <h3>{t('language')}</h3>
        <Segmented
          label={t('language')}
          value={language}
          onChange={setLanguage}
          options={languages.map((value) => ({ value, label: t(`languages.${value}`) }))}
          fullWidth
        />
      </div>
      <Button loading={saving} onClick={() => void save()} leftSection={<Download size={18} aria-hidden />}>
        {t('download')}
      </Button>
    </div>
  )
}
