'use client'

import { Button, Select, Switch, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApiMutation } from '../../api/client'
import { ApiError } from '../../api/error'
import { Panel } from '../../components/ui/panel'
import { Segmented } from '../../components/ui/segmented'
import { useToast } from '../../components/ui/toast'
import { reportTypes } from '../reports/report-types'
import { ColumnFields } from './column-fields'
import { DateQuestion } from './date-question'
import { CancelButton } from './import-buttons'
import { columnOf, type Found, type ImportMapping, type Site, type Target } from './import-words'
import { SaveImportMapping } from './imports.documents'
import classes from './imports.module.css'
import { adopted, problemsOf, withTarget } from './mapping-change'
import { ReadingFacts } from './reading-facts'
import { ValueFields } from './value-fields'

type Props = {
  found: Found
  initial: ImportMapping
  sites: Site[]
  editsSites: boolean
  onSaved: () => void
  onChange: () => void
}

export function MappingForm({ found, initial, sites, editsSites, onSaved, onChange }: Props) {
  const t = useTranslations('imports')
  const tType = useTranslations('reports.type')
  const toast = useToast()
  const [mapping, setMapping] = useState(initial)
  const [saveAs, setSaveAs] = useState('')
  const [asked, setAsked] = useState(false)
  const [save, saving] = useApiMutation(SaveImportMapping)
  const problems = problemsOf(mapping)
  const part = (change: Partial<ImportMapping>) => setMapping({ ...mapping, ...change })
  const has = (target: Target) => columnOf(mapping, target) !== undefined
  const failed = (error: unknown) => {
    toast.failed(error)
    if (ApiError.from(error).code === 'CONFLICT') onChange()
  }
  const send = () => {
    setAsked(true)
    if (problems.length > 0) return
    const input = { id: found.id, version: found.version, mapping, saveAs: saveAs.trim() || null }
    void save({ input }).then(onSaved).catch(failed)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <ReadingFacts found={found} />
      <Panel
        title={t('mapping.columns')}
        lead={t('mapping.columnsLead')}
        actions={
          found.savedMappings.length > 0 && (
            <Select
              aria-label={t('mapping.saved')}
              placeholder={t('mapping.saved')}
              data={found.savedMappings.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id) => {
                const kept = found.savedMappings.find((each) => each.id === id)
                if (kept) setMapping(adopted(kept.mapping as unknown as ImportMapping, mapping))
              }}
            />
          )
        }
      >
        <ColumnFields
          columns={found.columns}
          mapping={mapping}
          onTarget={(column, target) => setMapping(withTarget(mapping, column, target, found.columns, sites))}
        />
      </Panel>
      <DateQuestion columns={found.columns} mapping={mapping} onChange={(dates) => part({ dates })} />
      <ValueFields columns={found.columns} {...{ mapping, sites, editsSites }} onChange={part} />
      <Panel title={t('mapping.rest')} lead={t('mapping.restLead')}>
        <div className={classes.fields}>
          <Select
            label={t(has('site') ? 'mapping.siteForEmpty' : 'mapping.siteForAll')}
            data={sites.map(({ id, name }) => ({ value: id, label: name }))}
            value={mapping.defaultSiteId}
            placeholder={t('mapping.none')}
            clearable
            onChange={(defaultSiteId) => part({ defaultSiteId })}
          />
          <Select
            label={t(has('type') ? 'mapping.typeForEmpty' : 'mapping.typeForAll')}
            data={reportTypes.map((value) => ({ value, label: tType(value) }))}
            value={mapping.defaultType}
            placeholder={t('mapping.none')}
            clearable
            onChange={(type) => part({ defaultType: reportTypes.find((each) => each === type) ?? null })}
          />
          <TextInput
            label={t('mapping.saveAs')}
            description={t('mapping.saveAsHint')}
            maxLength={200}
            value={saveAs}
            onChange={(event) => setSaveAs(event.currentTarget.value)}
          />
          <div>
            <span className={classes.label} id="landing">
              {t('mapping.landing')}
            </span>
            <Segmented
              label={t('mapping.landing')}
              value={mapping.landing}
              onChange={(landing) => part({ landing })}
              options={[
                { value: 'CLOSED', label: t('mapping.closed') },
                { value: 'INBOX', label: t('mapping.inbox') },
              ]}
            />
            <p className={classes.small}>{t(`mapping.landingHint.${mapping.landing}`)}</p>
          </div>
          {has('location') && (
            <Switch
              label={t('mapping.createLocations')}
              checked={mapping.createLocations}
              onChange={(event) => part({ createLocations: event.currentTarget.checked })}
            />
          )}
        </div>
      </Panel>
      {asked && problems.length > 0 && (
        <div className={classes.problems} role="alert">
          <strong>{t('mapping.notYet')}</strong>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{t(`mapping.problem.${problem}`)}</li>
            ))}
          </ul>
        </div>
      )}
      <div className={classes.buttons}>
        <Button type="submit" loading={saving}>
          {t('mapping.check', { count: found.rowsTotal })}
        </Button>
        <CancelButton found={found} onChange={onChange} variant="subtle" color="red">
          {t('preview.cancel')}
        </CancelButton>
      </div>
    </form>
  )
}
