import enActions from './en/actions.json'
import enAuth from './en/auth.json'
import enCommon from './en/common.json'
import enDashboard from './en/dashboard.json'
import enErrors from './en/errors.json'
import enImports from './en/imports.json'
import enNav from './en/nav.json'
import enNotifications from './en/notifications.json'
import enReports from './en/reports.json'
import enSettings from './en/settings.json'
import enTriage from './en/triage.json'
import ruActions from './ru/actions.json'
import ruAuth from './ru/auth.json'
import ruCommon from './ru/common.json'
import ruDashboard from './ru/dashboard.json'
import ruErrors from './ru/errors.json'
import ruImports from './ru/imports.json'
import ruNav from './ru/nav.json'
import ruNotifications from './ru/notifications.json'
import ruReports from './ru/reports.json'
import ruSettings from './ru/settings.json'
import ruTriage from './ru/triage.json'

const en = {
  actions: enActions,
  auth: enAuth,
  common: enCommon,
  dashboard: enDashboard,
  errors: enErrors,
  imports: enImports,
  nav: enNav,
  notifications: enNotifications,
  reports: enReports,
  settings: enSettings,
  triage: enTriage,
}

/** The shape of every language; a check holds the others to it. */
export type Messages = typeof en

const ru: Messages = {
  actions: ruActions,
  auth: ruAuth,
  common: ruCommon,
  dashboard: ruDashboard,
  errors: ruErrors,
  imports: ruImports,
  nav: ruNav,
  notifications: ruNotifications,
  reports: ruReports,
  settings: ruSettings,
  triage: ruTriage,
}

const all = { en, ru }

export const messagesOf = (locale: string): Messages => (locale === 'ru' ? all.ru : all.en)
