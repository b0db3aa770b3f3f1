'use client'

import { Spotlight, type SpotlightActionData, spotlight } from '@mantine/spotlight'
import { FileSearch, Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { navFor, type Role, reportItem } from './shell/nav'
import { useSingleKeyShortcuts } from './single-keys'

/** "42", "2026-42" or "nm-2026-0042": a report of this year, or of the year given; "an-2026-7315024" an anonymous one. */
function reportNumber(text: string) {
  const found = /^(?:(nm|an)-)?(?:(\d{4})-)?(\d{1,7})$/i.exec(text.trim())
  if (!found) return null
  const [, kind = 'NM', year = new Date().getFullYear(), sequence = ''] = found
  return `${kind.toUpperCase()}-${year}-${sequence.padStart(4, '0')}`
}

/** Every place by name, and every report by number: Ctrl/⌘ K, or the slash key wherever it sits on the layout. */
export function CommandPalette({ role }: { role: Role }) {
  const t = useTranslations('nav')
  const router = useRouter()
  const [query, setQuery] = useState('')
  useSingleKeyShortcuts([['Slash', () => spotlight.open()]])
  const actions = useMemo(() => {
    const places: SpotlightActionData[] = [reportItem, ...navFor(role)].map(({ id, href, icon: Icon }) => ({
      id,
      label: t(id),
      leftSection: <Icon size={20} aria-hidden />,
      onClick: () => router.push(href),
    }))
    const number = reportNumber(query)
    if (number) {
      places.unshift({
        id: 'number',
        label: t('palette.open', { number }),
        keywords: [query],
        leftSection: <FileSearch size={20} aria-hidden />,
        onClick: () => router.push(`/reports/${number}`),
      })
    }
    return [{ group: t('palette.places'), actions: places }]
  }, [query, role, router, t])
  return (
    <Spotlight
      actions={actions}
      query={query}
      onQueryChange={setQuery}
      shortcut="mod + K"
      nothingFound={t('palette.nothing')}
      highlightQuery
      limit={12}
      attributes={{ content: { 'aria-label': t('palette.label') } }}
      searchProps={{
        leftSection: <Search size={20} aria-hidden />,
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.label'),
      }}
    />
  )
}
