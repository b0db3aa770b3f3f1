import type { Said } from '@closecall/adapters/messenger'
import { fewestPeople, handOverAtLeast } from '@closecall/core/intake/intake'
import { reportTypes } from '@closecall/core/reports/report'
import type { Around, Talk } from './talk'
import { asking, pageAt, placeNameOf, pressing, wordsOf } from './words'

export const mostPhotos = 5
const aPage = 20

/** What is asked at each step; asked again word for word where an answer was none. */
export function question(talk: Talk, around: Around): Said {
  const t = wordsOf(talk.locale)
  const press = (text: string, does: string) => pressing(talk, text, does)
  switch (talk.at) {
    case 'language':
      return asking(`${wordsOf('en')('language')} / ${wordsOf('ru')('language')}`, [
        press('English', 'in:en'),
        press('Русский', 'in:ru'),
      ])
    case 'begin':
      return asking(t('begin.text'))
    case 'who':
      return whoAsks(talk, around)
    case 'site':
      return listed(talk, t('site'), talk.place?.sites ?? [], 'site')
    case 'location': {
      const site = talk.place?.sites.find(({ id }) => id === talk.siteId)
      const said = listed(talk, t('location', { site: site?.name ?? '' }), site?.locations ?? [], 'spot')
      return { ...said, buttons: [...(said.buttons ?? []), [press(t('anywhere'), 'spot:none')]] }
    }
    case 'kind':
      return {
        text: [placeNameOf(talk), dangerOf(talk), t('kind')].join('\n\n'),
        buttons: [
          ...reportTypes.map((type) => [press(t(`type.${type}`), `kind:${type}`)]),
          [press(t('otherPlace'), 'move')],
        ],
      }
    case 'what':
      return asking(t('what'))
    case 'photo': {
      const { length } = talk.photos
      const text = length === 0 ? t('photo.ask') : t('photo.kept', { count: length })
      return asking(length === mostPhotos ? t('photo.full') : text, [
        press(t(length === 0 ? 'photo.skip' : 'photo.next'), 'next'),
      ])
    }
    case 'check': {
      const about = { place: placeNameOf(talk), kind: t(`type.${talk.type}`), text: talk.text }
      return asking(t('check.text', { ...about, count: talk.photos.length }), [
        press(t('check.send'), 'send'),
        press(t('check.urgent'), 'urgent'),
        press(t('check.over'), 'over'),
      ])
    }
    case 'when':
      return asking([t('when.price'), dangerOf(talk)].join('\n\n'), [
        press(t('when.now'), 'now'),
        press(t('when.mixed'), 'send'),
        press(t('check.over'), 'over'),
      ])
    case 'receipt':
      return asking(t('receipt.ask'))
    case 'answer':
      return asking(t('thread.write'))
    default:
      return asking(t('buttons'))
  }
}

/** The honest note comes before the first word: afterwards the messenger has it already. */
function whoAsks(talk: Talk, around: Around): Said {
  const { place, way } = talk
  const t = wordsOf(talk.locale)
  const page = way && 'code' in way ? `/r/${way.code}` : `/o/${place?.slug ?? ''}/anonymous`
  const about = {
    organisation: place?.organisation ?? '',
    place: placeNameOf(talk),
    count: handOverAtLeast,
    people: fewestPeople,
  }
  return asking(t('who.text', about).replace('\n\n\n', '\n\n'), [
    pressing(talk, t('who.anonymously'), 'nobody'),
    pressing(talk, t('who.named'), 'named'),
    { text: t('who.page'), url: pageAt(around, page) },
  ])
}

/** Whom to call, before anything is typed. */
function dangerOf({ locale, place, siteId }: Talk): string {
  const t = wordsOf(locale)
  const site = place?.sites.find(({ id }) => id === siteId)
  const { emergencyName, emergencyPhone } = site ?? {}
  const call = emergencyPhone
    ? t('call', { name: emergencyName ?? site?.name ?? '', phone: emergencyPhone })
    : ''
  return [t('danger'), call].filter(Boolean).join('\n')
}

/** By their turn, not by their id: a button holds 64 bytes. */
function listed(talk: Talk, text: string, all: { name: string }[], does: string): Said {
  const t = wordsOf(talk.locale)
  const from = talk.page * aPage
  const shown = all.slice(from, from + aPage)
  const buttons = shown.map(({ name }, n) => [pressing(talk, name, `${does}:${from + n}`)])
  if (all.length > from + aPage) buttons.push([pressing(talk, t('more'), 'more')])
  else if (from > 0) buttons.push([pressing(talk, t('back'), 'first')])
  return { text, buttons }
}
