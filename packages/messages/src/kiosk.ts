import { anonymousTexts } from './anonymous'
import en from './en/kiosk-device.json'
import ru from './ru/kiosk-device.json'

/** What the tablet says: the anonymous form's own words, but for what is different where others look on. */
export function kioskTexts(locale: string) {
  const { anonymous, ...texts } = anonymousTexts(locale)
  const kiosk: typeof en = locale === 'ru' ? ru : en
  const { account, network } = kiosk.form
  return { ...texts, kiosk, anonymous: { ...anonymous, promise: { ...anonymous.promise, account, network } } }
}

export type KioskTexts = ReturnType<typeof kioskTexts>
