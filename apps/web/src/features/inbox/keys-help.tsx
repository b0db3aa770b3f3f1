'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Dialog } from '../../components/ui/dialog'
import { useSingleKeys } from '../../components/ui/single-keys'
import classes from './inbox.module.css'
import { type TriageVerb, triageVerbs } from './triage-verb'

const keys = {
  'j ↓': 'next',
  'k ↑': 'previous',
  a: 'accept',
  m: 'merge',
  r: 'return',
  d: 'reject',
  x: 'select',
  '⇧x': 'selectAll',
  Esc: 'clear',
  u: 'undo',
  '?': 'help',
} as const

const profile = (words: ReactNode) => <Link href="/settings/profile">{words}</Link>

type Props = { open: TriageVerb[]; opened: boolean; onClose: () => void }

export function KeysHelp({ open, opened, onClose }: Props) {
  const t = useTranslations('inbox.keys')
  const { on } = useSingleKeys()
  const closed = (word: string) => triageVerbs.some((verb) => verb === word && !open.includes(verb))
  return (
    <Dialog opened={opened} onClose={onClose} title={t('title')} size="sm">
      <dl className={classes.keys}>
        {Object.entries(keys).map(([either, word]) => (
          <div key={either}>
            <dt>
              {either.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{closed(word) ? t('notNow', { verb: t(word) }) : t(word)}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.keysNote}>{t('note')}</p>
      <p className={classes.keysNote}>{t.rich(on ? 'canBeOff' : 'off', { profile })}</p>
    </Dialog>
  )
}
