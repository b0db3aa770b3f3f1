'use client'

import { useSyncExternalStore } from 'react'
import { LogoMark } from '../logo'
import field from './field.module.css'
import classes from './light.module.css'

/** No translation can be loaded any more: both languages, chosen by the page's own. */
const words = {
  en: {
    title: 'Something went wrong',
    text: 'The error has been recorded. Please try again.',
    retry: 'Try again',
  },
  ru: { title: 'Что-то пошло не так', text: 'Ошибка записана. Попробуйте ещё раз.', retry: 'Повторить' },
}

export function Broken({ reset }: { reset: () => void }) {
  const russian = useSyncExternalStore(never, inRussian, () => false)
  const t = russian ? words.ru : words.en
  return (
    <main className={classes.main} style={{ padding: 'var(--cc-space-5)' }}>
      <LogoMark size={48} />
      <h1>{t.title}</h1>
      <p className={classes.lead}>{t.text}</p>
      <p>
        <button type="button" className={field.button} onClick={reset}>
          {t.retry}
        </button>
      </p>
    </main>
  )
}

const never = () => () => {}
const inRussian = () => document.documentElement.lang === 'ru'
