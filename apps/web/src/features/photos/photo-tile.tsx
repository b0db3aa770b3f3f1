import { Brush, Trash2 } from 'lucide-react'
import type { Photo } from './photo'
import classes from './photo-field.module.css'
import { useObjectUrl } from './use-object-url'
import { filled, type PhotoWords } from './words'

type Props = {
  photo: Photo
  n: number
  words: PhotoWords['field']
  cover: () => void
  remove: () => void
}

export function PhotoTile({ photo, n, words, cover, remove }: Props) {
  const address = useObjectUrl(photo.blob)
  return (
    <li className={classes.tile}>
      {/* oxlint-disable-next-line next/no-img-element -- because the picture is only on this device */}
      <img
        src={address}
        alt={filled(words.photo, { n })}
        width={photo.width}
        height={photo.height}
        data-photo={photo.id}
      />
      <button type="button" onClick={cover} aria-label={filled(words.coverPhoto, { n })}>
        <Brush size={20} aria-hidden />
        {words.cover}
      </button>
      <button type="button" onClick={remove} aria-label={filled(words.removePhoto, { n })}>
        <Trash2 size={20} aria-hidden />
      </button>
    </li>
  )
}
