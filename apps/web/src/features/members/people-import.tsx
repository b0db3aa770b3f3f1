'use client'

import { Button, Textarea } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { FileDrop } from '../../components/ui/file-drop'
import { Panel } from '../../components/ui/panel'
import { useToast } from '../../components/ui/toast'
import classes from './members.module.css'
import { guessMapping, hasHeading, type Mapping, personRows } from './people-columns'
import { PeopleColumns } from './people-columns-panel'
import { PeopleOutcome } from './people-outcome'
import { parseDelimited, readTable, type Table } from './read-table'
import { usePeopleImport } from './use-people-import'

/** Paste or file → what the columns mean → what would happen → done. Nothing is written before the last step. */
export function PeopleImport() {
  const t = useTranslations('settings.import')
  const toast = useToast()
  const [table, setTable] = useState<Table | null>(null)
  const [mapping, setMapping] = useState<Mapping>([])
  const [pasted, setPasted] = useState('')
  const { outcome, busy, run, forget } = usePeopleImport()
  const heading = table ? hasHeading(table) : false
  const people = useMemo(
    () => (table ? personRows(heading ? table.slice(1) : table, mapping) : []),
    [table, heading, mapping],
  )
  const take = (rows: Table) => {
    forget()
    setTable(rows)
    const width = Math.max(0, ...rows.map((row) => row.length))
    const guessed = hasHeading(rows) ? guessMapping(rows[0] ?? []) : []
    setMapping(Array.from({ length: width }, (_, column) => guessed[column] ?? null))
  }
  const send = (apply: boolean) => run(people, apply).catch(toast.failed)

  if (!table || table.length === 0) {
    return (
      <Panel title={t('title')} lead={t('lead')}>
        <div className={classes.sources}>
          <FileDrop
            label={t('drop')}
            hint={t('dropHint')}
            accept=".csv,.tsv,.txt,.xlsx"
            onFile={(file) => void readTable(file).then(take, () => toast.say(t('unreadable')))}
          />
          <div className={classes.paste}>
            <Textarea
              label={t('paste')}
              description={t('pasteHint')}
              dir="auto"
              rows={6}
              value={pasted}
              onChange={(event) => setPasted(event.currentTarget.value)}
            />
            <Button
              variant="default"
              onClick={() => take(parseDelimited(pasted))}
              disabled={pasted.trim() === ''}
            >
              {t('usePasted')}
            </Button>
          </div>
        </div>
      </Panel>
    )
  }
  if (outcome?.applied) {
    return (
      <Panel title={t('doneTitle')}>
        <PeopleOutcome outcome={outcome} people={people} heading={heading} />
        <Button component={Link} href="/settings/people">
          {t('toPeople')}
        </Button>
      </Panel>
    )
  }
  const useful = outcome ? outcome.created + outcome.updated : 0
  return (
    <>
      <PeopleColumns
        table={table}
        heading={heading}
        mapping={mapping}
        onChange={(next) => {
          forget()
          setMapping(next)
        }}
      />
      {outcome && (
        <Panel title={t('previewTitle')} lead={t('previewLead')}>
          <PeopleOutcome outcome={outcome} people={people} heading={heading} />
        </Panel>
      )}
      <div className={classes.steps}>
        {outcome ? (
          <Button loading={busy} disabled={useful === 0} onClick={() => void send(true)}>
            {t('apply', { count: useful })}
          </Button>
        ) : (
          <Button loading={busy} disabled={!mapping.includes('name')} onClick={() => void send(false)}>
            {t('preview', { count: people.length })}
          </Button>
        )}
        <Button variant="default" onClick={() => setTable(null)}>
          {t('again')}
        </Button>
      </div>
    </>
  )
}
