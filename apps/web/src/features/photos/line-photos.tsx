import { useTranslations } from 'next-intl'
import classes from './photo-gallery.module.css'
import { SignedPicture } from './signed-picture'

type Seen = { id: string; url: string | null; thumbnailUrl: string | null }
type Props = { photos: Seen[]; refresh: () => void }

/** What was sent with one line of a conversation; each opens in a tab of its own. */
export function LinePhotos({ photos, refresh }: Props) {
  const t = useTranslations('photos.gallery')
  if (photos.length === 0) return null
  return (
    <ul className={`${classes.grid} ${classes.ofLine}`}>
      {photos.map(({ id, url, thumbnailUrl }, at) => (
        <li key={id}>
          {url && thumbnailUrl && (
            <a
              className={classes.open}
              href={url}
              target="_blank"
              rel="noreferrer"
              aria-label={t('open', { n: at + 1, count: photos.length })}
            >
              <SignedPicture
                src={thumbnailUrl}
                alt={t('photo', { n: at + 1, count: photos.length })}
                refresh={refresh}
              />
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
