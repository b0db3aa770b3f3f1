'use client'

import { Button } from '@mantine/core'
import { EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ChartFrame } from '../../components/ui/chart-frame'
import { AnonymousTexts } from './anonymous-texts'
import type { Found } from './figures'
import classes from './sites.module.css'
import { useFigures } from './use-figures'

type Group = Found['anonymous'][number]

/** What was reported anonymously, told so that nobody can be picked out of it: by site and quarter, from five on. */
export function AnonymousGroups({ groups }: { groups: Group[] }) {
  const t = useTranslations('dashboard.anonymous')
  const figures = useFigures()
  const [read, setRead] = useState<Group>()
  if (groups.length === 0) return null
  const quarters = [...new Set(groups.map(({ quarter }) => quarter))].toReversed()
  const sites = [...new Map(groups.map(({ siteId, name }) => [siteId, name]))]
  const at = (site: string, quarter: string) =>
    groups.find((group) => group.siteId === site && group.quarter === quarter)
  const named = (quarter: string) =>
    t('quarter', { number: Math.floor(Number(quarter.slice(5, 7)) / 3) + 1, year: quarter.slice(0, 4) })
  return (
    <div className={classes.wide}>
      <ChartFrame
        title={t('title')}
        summary={t('summary')}
        note={t('definition')}
        table={{
          columns: [t('site'), ...quarters.map(named)],
          rows: sites.map(([id, name]) => [
            name,
            ...quarters.map((quarter) => at(id, quarter)?.reports ?? t('hidden')),
          ]),
        }}
      >
        <table className={classes.sites}>
          <caption className="visually-hidden">{t('title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('site')}</th>
              {quarters.map((quarter) => (
                <th key={quarter} scope="col">
                  {named(quarter)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sites.map(([id, name]) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                {quarters.map((quarter) => {
                  const group = at(id, quarter)
                  return (
                    <td key={quarter} data-label={named(quarter)}>
                      {group?.reports == null ? (
                        <span className={classes.hidden}>
                          <EyeOff size={16} aria-hidden /> {t('hidden')}
                        </span>
                      ) : (
                        <b>{figures.whole(group.reports)}</b>
                      )}
                      {group?.texts && (
                        <Button
                          variant="subtle"
                          size="compact-md"
                          aria-label={t('readOf', { site: name, quarter: named(quarter) })}
                          onClick={() => setRead(group)}
                        >
                          {t('read')}
                        </Button>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ChartFrame>
      {read && (
        <AnonymousTexts
          group={read}
          title={`${read.name}, ${named(read.quarter)}`}
          onClose={() => setRead(undefined)}
        />
      )}
    </div>
  )
}
