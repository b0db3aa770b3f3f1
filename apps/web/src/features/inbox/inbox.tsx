'use client'

import { useMediaQuery } from '@mantine/hooks'
import { PartyPopper } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useApiQuery } from '../../api/client'
import { useApiPages } from '../../api/use-api-pages'
import { EmptyState } from '../../components/ui/empty-state'
import { ErrorState } from '../../components/ui/error-state'
import { FilterSelect } from '../../components/ui/filter-select'
import { LoadMore } from '../../components/ui/load-more'
import { PageHeader } from '../../components/ui/page-header'
import { SideDrawer } from '../../components/ui/side-drawer'
import { SkeletonRows } from '../../components/ui/skeletons'
import { useToast } from '../../components/ui/toast'
import { LateBoxes } from '../boxes/late-boxes'
import { SilentKiosks } from '../kiosks/silent-kiosks'
import { ReportPlaces } from '../reports/reports.documents'
import { BulkBar } from './bulk-bar'
import { InboxClock } from './clock'
import { Inbox as InboxDocument } from './inbox.documents'
import classes from './inbox.module.css'
import { InboxDetail } from './inbox-detail'
import { InboxRows } from './inbox-rows'
import { KeysHelp } from './keys-help'
import { TriageDialogs } from './triage-dialogs'
import { openVerbs, type Triaged, type TriageVerb } from './triage-verb'
import { useInboxKeys } from './use-inbox-keys'

export function Inbox() {
  const t = useTranslations('inbox')
  const toast = useToast()
  const wide = useMediaQuery('(min-width: 64em)', true, { getInitialValueInEffect: false })
  const [site, setSite] = useState<string[]>([])
  const [chosen, setChosen] = useState<string>()
  const [selected, setSelected] = useState<string[]>([])
  // Its own copy: the list is read again behind an open dialog, and must not put another report into it.
  const [deciding, setDeciding] = useState<{ report: Triaged; verb?: TriageVerb }>()
  const [bulkVerb, setBulkVerb] = useState<TriageVerb>()
  const [help, setHelp] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const inbox = useApiPages(InboxDocument, { siteId: site[0] ?? null }, (data) => data.inbox)
  const places = useApiQuery(ReportPlaces, {})
  const rows = inbox.nodes
  const sites = places.data?.sites ?? []
  const current = rows.find(({ id }) => id === chosen) ?? (wide ? rows[0] : undefined)
  const marked = rows.filter(({ id }) => selected.includes(id))
  const toggle = (id: string) =>
    setSelected((all) => (all.includes(id) ? all.filter((each) => each !== id) : [...all, id]))
  const decide = (verb: TriageVerb) => current && setDeciding({ report: current, verb })
  // Marked reports are decided together, else the one that is open.
  const open = openVerbs(marked.length > 0 ? marked : rows.filter((row) => row === current))
  const leave = () => setDeciding((was) => was && { report: was.report })
  useInboxKeys(list, {
    enabled: deciding?.verb === undefined && bulkVerb === undefined && !help,
    decide: (next) => {
      if (open.includes(next)) return marked.length > 0 ? setBulkVerb(next) : decide(next)
      if (next === 'return' && current) toast.say(t('return.nobody'))
    },
    open: (index) => setChosen(rows[index]?.id),
    toggle: (index) => rows[index] && toggle(rows[index].id),
    all: () => setSelected(rows.map(({ id }) => id)),
    clear: () => setSelected([]),
    help: () => setHelp(true),
  })

  /** The next card comes up by itself: the box is emptied one after another. */
  const decided = () => {
    const index = rows.findIndex(({ id }) => id === deciding?.report.id)
    leave()
    setChosen(wide ? (rows[index + 1] ?? rows[index - 1])?.id : undefined)
    setSelected((all) => all.filter((id) => id !== deciding?.report.id))
  }

  if (inbox.error && rows.length === 0) return <ErrorState error={inbox.error} onRetry={inbox.retry} alone />
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          sites.length > 1 && (
            <FilterSelect
              label={t('site')}
              options={sites.map(({ id, name }) => ({ value: id, label: name }))}
              value={site}
              onChange={(next) => setSite(next.slice(-1))}
            />
          )
        }
      />
      <LateBoxes />
      <SilentKiosks />
      <InboxClock />
      <BulkBar
        reports={marked}
        verb={bulkVerb}
        onVerb={setBulkVerb}
        onAll={marked.length < rows.length ? () => setSelected(rows.map(({ id }) => id)) : undefined}
        onClear={() => setSelected([])}
        onReload={inbox.retry}
      />
      {inbox.loading ? (
        <div role="status" aria-label={t('loading')} className={classes.panel}>
          <SkeletonRows />
        </div>
      ) : rows.length === 0 ? (
        <div className={classes.panel}>
          <EmptyState title={t('empty')} icon={PartyPopper}>
            {t('emptyText')}
          </EmptyState>
        </div>
      ) : (
        <div className={classes.split}>
          <div className={classes.panel}>
            <InboxRows
              {...{ rows, selected, list }}
              current={current?.id}
              beside={wide}
              onOpen={setChosen}
              onToggle={toggle}
            />
            <LoadMore
              shown={rows.length}
              total={inbox.total}
              hasMore={inbox.hasMore}
              loading={inbox.loadingMore}
              onMore={() => inbox.more().catch(toast.failed)}
            />
          </div>
          {wide ? (
            <div className={classes.pane}>
              <InboxDetail id={current?.id} decide={decide} onHelp={() => setHelp(true)} />
            </div>
          ) : (
            <SideDrawer
              opened={current !== undefined}
              onClose={() => setChosen(undefined)}
              title={current?.number ?? ''}
            >
              <InboxDetail id={current?.id} decide={decide} />
            </SideDrawer>
          )}
        </div>
      )}
      {deciding && (
        <TriageDialogs
          report={deciding.report}
          verb={deciding.verb}
          onClose={leave}
          onReload={inbox.retry}
          onDone={decided}
        />
      )}
      <KeysHelp open={open} opened={help} onClose={() => setHelp(false)} />
    </>
  )
}
