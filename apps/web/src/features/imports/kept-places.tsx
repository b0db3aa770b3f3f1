import { useTranslations } from 'next-intl'
import type { Found } from './import-words'
import classes from './imports.module.css'

const mostShown = 60

/** Which places an undo left, and what stands at each. */
export function KeptPlaces({ places }: { places: Found['keptPlaces'] }) {
  const t = useTranslations('imports.kept')
  if (places.length === 0) return null
  const more = places.length - mostShown
  return (
    <>
      <h3 className={classes.minor}>{t('title', { count: places.length })}</h3>
      <ul className={classes.remarks}>
        {places.slice(0, mostShown).map(({ site, location, uses }) => (
          <li key={`${site} ${location ?? ''}`}>
            <b>{location ? `${site} · ${location}` : site}</b>
            <span>{uses.map((use) => t(`uses.${use}`)).join(', ')}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p>{t('more', { count: more })}</p>}
    </>
  )
}
