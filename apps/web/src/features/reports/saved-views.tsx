'use client'

import { Button, Menu } from '@mantine/core'
import { Bookmark, BookmarkPlus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { z } from 'zod'
import { useApiMutation, useApiQuery } from '../../api/client'
import { Dialog } from '../../components/ui/dialog'
import { Form } from '../../components/ui/form/form'
import { TextField } from '../../components/ui/form/text-fields'
import { useAppForm } from '../../components/ui/form/use-app-form'
import { useToast } from '../../components/ui/toast'
import { countOf, type ReportFilter } from './report-filter'
import { DeleteView, SaveView, SavedViews as Views } from './reports.documents'
import type { useReportQuery } from './use-report-query'

/** Filters under a name: choose one, keep the present one, forget one. */
export function SavedViews({ query }: { query: ReturnType<typeof useReportQuery> }) {
  const t = useTranslations('reports.views')
  const toast = useToast()
  const { data } = useApiQuery(Views, {})
  const [remove] = useApiMutation(DeleteView)
  const [naming, setNaming] = useState(false)
  const views = data?.savedViews ?? []
  const forget = (id: string) =>
    remove({ id }, { additionalTypenames: ['SavedView'] }).then(() => toast.done(t('deleted')), toast.failed)
  return (
    <>
      <Menu width={300}>
        <Menu.Target>
          <Button variant="default" leftSection={<Bookmark size={18} aria-hidden />}>
            {t('label')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.length === 0 && <Menu.Label>{t('none')}</Menu.Label>}
          {views.map((view) => (
            <div key={view.id} style={{ display: 'flex', alignItems: 'center' }}>
              <Menu.Item onClick={() => query.set({ ...query.query, filter: view.filter })}>
                {view.name}
              </Menu.Item>
              <Menu.Item
                w="auto"
                aria-label={t('delete', { name: view.name })}
                onClick={() => forget(view.id)}
              >
                <X size={18} aria-hidden />
              </Menu.Item>
            </div>
          ))}
          <Menu.Divider />
          <Menu.Item
            disabled={countOf(query.filter) === 0}
            leftSection={<BookmarkPlus size={18} aria-hidden />}
            onClick={() => setNaming(true)}
          >
            {t('save')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Dialog opened={naming} onClose={() => setNaming(false)} title={t('save')} size="sm">
        <NameForm filter={query.filter} onDone={() => setNaming(false)} />
      </Dialog>
    </>
  )
}

const Name = z.object({ name: z.string().trim().min(1).max(200) })

function NameForm({ filter, onDone }: { filter: ReportFilter; onDone: () => void }) {
  const t = useTranslations('reports.views')
  const tCommon = useTranslations('common')
  const toast = useToast()
  const [save] = useApiMutation(SaveView)
  const form = useAppForm({
    schema: Name,
    values: { name: '' },
    submit: async ({ name }) => {
      await save({ input: { name, filter } }, { additionalTypenames: ['SavedView'] })
      toast.done(t('saved'))
      onDone()
    },
  })
  return (
    <Form form={form} submitLabel={tCommon('save')} onCancel={onDone}>
      <TextField name="name" label={t('name')} required maxLength={200} />
    </Form>
  )
}
