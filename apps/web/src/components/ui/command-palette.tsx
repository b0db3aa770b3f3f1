'use client'

import { useHotkeys } from '@mantine/hooks'
import { Spotlight, type SpotlightActionData, spotlight } from '@mantine/spotlight'
import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { usePageCommands } from './commands'
import { navFor, type Role, reportItem } from './shell/nav'

/** Every place and every verb by name: Ctrl/⌘ K, or the slash key wherever it sits on the layout. */
export function CommandPalette({ role }: { role: Role }) {
  const t = useTranslations('nav')
  const router = useRouter()
  const own = usePageCommands()
  useHotkeys([['Slash', () => spotlight.open(), { usePhysicalKeys: true }]])
  const actions = useMemo(() => {
    const places: SpotlightActionData[] = [reportItem, ...navFor(role)].map(({ id, href, icon: Icon }) => ({
      id,
      label: t(id),
      leftSection: <Icon size={20} aria-hidden />,
      onClick: () => router.push(href),
    }))
    const verbs: SpotlightActionData[] = own.map(({ icon: Icon, run, ...rest }) => ({
      ...rest,
      leftSection: Icon && <Icon size={20} aria-hidden />,
      onClick: run,
    }))
    const groups = [{ group: t('palette.places'), actions: places }]
    return verbs.length ? [{ group: t('palette.here'), actions: verbs }, ...groups] : groups
  }, [own, role, router, t])
  return (
    <Spotlight
      actions={actions}
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
