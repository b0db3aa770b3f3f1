'use client'

import { useTranslations } from 'next-intl'
import { Dialog } from '../../components/ui/dialog'
import classes from './inbox.module.css'

const keys = {
  j: 'next',
  k: 'previous',
  a: 'accept',
  m: 'merge',
  r: 'return',
  d: 'reject',
  x: 'select',
  '⇧ x': 'selectAll',
  Esc: 'clear',
  u: 'undo',
  '?': 'help',
} as const

export function KeysHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTranslations('inbox.keys')
  return (
    <Dialog opened={opened} onClose={onClose} title={t('title')} size="sm">
      <dl className={classes.keys}>
        {Object.entries(keys).map(([key, word]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.keysNote}>{t('note')}</p>
    </Dialog>
  )
}
