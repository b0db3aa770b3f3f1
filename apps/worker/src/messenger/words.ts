import type { Button, Said } from '@closecall/adapters/messenger'
import type { Locale } from '@closecall/core/access/actor'
import { messengerTexts } from '@closecall/messages/messengers'
import type { Around, Talk } from './talk'

const texts = { en: messengerTexts('en'), ru: messengerTexts('ru') }

export const wordsOf = (locale: Locale) => texts[locale]

export const pressing = ({ mark }: Pick<Talk, 'mark'>, text: string, does: string): Button => ({
  text,
  data: `${mark}:${does}`,
})

/** One button to a line: thumbs, and long names. */
export const asking = (text: string, buttons: Button[] = []): Said =>
  buttons.length > 0 ? { text, buttons: buttons.map((button) => [button]) } : { text }

export const pageAt = ({ publicUrl }: Around, path: string) => `${publicUrl.replace(/\/+$/, '')}${path}`

export function timeIn(locale: Locale, at: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat(locale === 'ru' ? 'ru-RU' : 'en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  })
  return format.format(at)
}

export function placeNameOf({ place, siteId, locationId }: Talk): string {
  const site = place?.sites.find(({ id }) => id === siteId)
  const location = site?.locations.find(({ id }) => id === locationId)
  return [site?.name, location?.name].filter(Boolean).join(', ')
}

/** Four by four, as it is printed and read aloud. */
export const grouped = (receipt: string) => receipt.replace(/(\d{4})(?=\d)/g, '$1 ')
