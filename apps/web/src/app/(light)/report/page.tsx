import { messagesOf } from '@closecall/messages/messages'
import type { Metadata } from 'next'
import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { askApi } from '../../../api/server'
import { FormAlert } from '../../../components/light/field'
import { Capture } from '../../../features/capture/capture'
import { CapturePlaces } from '../../../features/capture/capture.documents'
import classes from '../../../features/capture/capture.module.css'
import { scannedPlace } from '../../../features/codes/scanned-place'
import { ownerOf } from '../../../features/outbox/owner-of'
import { viewerOrSignIn } from '../../../features/session/viewer'
import { languageOf } from '../../../i18n/locales'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('capture'))('title') }
}

type Props = { searchParams: Promise<{ place?: string | string[] }> }

export default async function ReportCapturePage({ searchParams }: Props) {
  const [code] = [(await searchParams).place ?? []].flat()
  const reader = await viewerOrSignIn(code ? `/report?place=${encodeURIComponent(code)}` : '/report')
  const locale = await getLocale()
  const { capture, outbox, photos, reports } = messagesOf(languageOf(locale))
  const places = await askApi(CapturePlaces).catch(() => null)
  const sites = places?.sites ?? []
  return (
    <main className={classes.page}>
      {sites.length === 0 && <FormAlert>{places ? capture.errors.noSites : capture.errors.load}</FormAlert>}
      <Capture
        words={{ ...capture, types: reports.type, typeHints: reports.typeHint }}
        photoWords={{ field: photos.field, cover: photos.cover }}
        outboxWords={{ ...outbox, fields: capture.filed.fields }}
        owner={ownerOf(reader)}
        slug={reader.organisation.slug}
        sites={sites}
        place={await scannedPlace(code)}
        country={places?.organisation.country ?? ''}
        locale={locale}
        timeZone={await getTimeZone()}
      />
    </main>
  )
}
