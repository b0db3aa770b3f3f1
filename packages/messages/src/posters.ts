import { createTranslator } from 'use-intl/core'
import en from './en/posters.json'
import ru from './ru/posters.json'

const texts = { en, ru }

/** Every word of a poster. A missing one fails the page, loudly, before it hangs on a wall. */
export function posterTexts(locale: 'en' | 'ru', days: number) {
  const fail = (error: Error) => {
    throw error
  }
  const text = createTranslator({ locale, messages: texts[locale], onError: fail, timeZone: 'UTC' })
  const steps = [text('steps.tell'), text('steps.keep'), text('steps.hear', { days })]
  return { ...texts[locale], steps }
}
export type PosterTexts = ReturnType<typeof posterTexts>
