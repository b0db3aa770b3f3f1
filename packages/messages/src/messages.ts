import enActions from './en/actions.json'
import enAuth from './en/auth.json'
import enBoxes from './en/boxes.json'
import enCapture from './en/capture.json'
import enCodes from './en/codes.json'
import enCommon from './en/common.json'
import enDashboard from './en/dashboard.json'
import enErrors from './en/errors.json'
import enImports from './en/imports.json'
import enInbox from './en/inbox.json'
import enKiosks from './en/kiosks.json'
import enMy from './en/my.json'
import enNav from './en/nav.json'
import enNotifications from './en/notifications.json'
import enOutbox from './en/outbox.json'
import enPhotos from './en/photos.json'
import enReports from './en/reports.json'
import enSettings from './en/settings.json'
import ruActions from './ru/actions.json'
import ruAuth from './ru/auth.json'
import ruBoxes from './ru/boxes.json'
import ruCapture from './ru/capture.json'
import ruCodes from './ru/codes.json'
import ruCommon from './ru/common.json'
import ruDashboard from './ru/dashboard.json'
import ruErrors from './ru/errors.json'
import ruImports from './ru/imports.json'
import ruInbox from './ru/inbox.json'
import ruKiosks from './ru/kiosks.json'
import ruMy from './ru/my.json'
import ruNav from './ru/nav.json'
import ruNotifications from './ru/notifications.json'
import ruOutbox from './ru/outbox.json'
import ruPhotos from './ru/photos.json'
import ruReports from './ru/reports.json'
import ruSettings from './ru/settings.json'

const en = {
  actions: enActions,
  auth: enAuth,
  boxes: enBoxes,
  capture: enCapture,
  codes: enCodes,
  common: enCommon,
  dashboard: enDashboard,
  errors: enErrors,
  imports: enImports,
  inbox: enInbox,
  kiosks: enKiosks,
  my: enMy,
  nav: enNav,
  notifications: enNotifications,
  outbox: enOutbox,
  photos: enPhotos,
  reports: enReports,
  settings: enSettings,
}

/** The shape of every language; a check holds the others to it. */
export type Messages = typeof en

const ru: Messages = {
  actions: ruActions,
  auth: ruAuth,
  boxes: ruBoxes,
  capture: ruCapture,
  codes: ruCodes,
  common: ruCommon,
  dashboard: ruDashboard,
  errors: ruErrors,
  imports: ruImports,
  inbox: ruInbox,
  kiosks: ruKiosks,
  my: ruMy,
  nav: ruNav,
  notifications: ruNotifications,
  outbox: ruOutbox,
  photos: ruPhotos,
  reports: ruReports,
  settings: ruSettings,
}

const all = { en, ru }

export const messagesOf = (locale: string): Messages => (locale === 'ru' ? all.ru : all.en)
