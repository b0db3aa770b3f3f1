'use client'

import { Camera, ImagePlus } from 'lucide-react'
import { type ChangeEvent, Suspense, useId, useRef, useState } from 'react'
import field from '../../components/light/field.module.css'
import { LateCoverDialog, useCoverDialog } from './late-cover-dialog'
import { mostPhotos, type Photo } from './photo'
import classes from './photo-field.module.css'
import { PhotoTile } from './photo-tile'
import { usePhotos } from './use-photos'
import { filled, type PhotoWords } from './words'

type Props = {
  photos: Photo[]
  change: (photos: Photo[]) => void
  words: PhotoWords
  /** How many there is room for. */
  most?: number
  /** Told while photos are being prepared: what is sent meanwhile goes without them. */
  busy?: (busy: boolean) => void
  /** On a device of many: its photos are other people's. */
  cameraOnly?: boolean
}

/** Up to five photos, from the camera or from the device, shown before they are sent. */
export function PhotoField({ photos, change, words, most = mostPhotos, busy, cameraOnly }: Props) {
  const { add, preparing, left, dismiss, remove, replace } = usePhotos({ photos, change, most, busy })
  const [covering, setCovering] = useState<Photo>()
  const canCover = useCoverDialog(photos.length > 0)
  const [told, setTold] = useState('')
  const id = useId()
  const title = useRef<HTMLLegendElement>(null)
  const texts = words.field
  const numberOf = (photo: Photo) => photos.indexOf(photo) + 1
  const full = photos.length >= most

  const picked = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    add([...(currentTarget.files ?? [])])
    // The same photo may be chosen again after it was removed.
    currentTarget.value = ''
  }
  const drop = (photo: Photo) => {
    setTold(filled(texts.removed, { n: numberOf(photo) }))
    remove(photo.id)
    title.current?.focus()
  }
  return (
    <fieldset className={classes.photos} aria-describedby={`${id}-lead`}>
      <legend ref={title} tabIndex={-1}>
        {texts.title}
      </legend>
      <p id={`${id}-lead`} className={field.hint}>
        {filled(texts.lead, { most })}
      </p>
      {(photos.length > 0 || preparing) && (
        <ul className={classes.tiles} aria-label={texts.list}>
          {photos.map((photo, at) => (
            // By place: a photo that was covered is another one, under the same buttons.
            <PhotoTile
              key={at}
              photo={photo}
              n={at + 1}
              words={texts}
              cover={() => setCovering(photo)}
              remove={() => drop(photo)}
            />
          ))}
          {preparing && (
            <li className={classes.preparing}>
              <i aria-hidden />
              <span role="status">{filled(texts.preparing, preparing)}</span>
            </li>
          )}
        </ul>
      )}
      {left.map((problem) => (
        <p key={problem.id} role="alert" className={classes.problem}>
          <span>
            {filled(texts.problem, {
              name: problem.name,
              why: filled(texts.problems[problem.code], { most }),
            })}
          </span>
          <button type="button" onClick={() => dismiss(problem.id)} aria-label={texts.dismiss}>
            <span aria-hidden>×</span>
          </button>
        </p>
      ))}
      <div className={classes.pick} hidden={full}>
        <label className={field.button} data-quiet data-camera>
          <Camera size={22} aria-hidden />
          {texts.camera}
          <input
            type="file"
            accept="image/*"
            capture="environment"
            className="visually-hidden"
            onChange={picked}
          />
        </label>
        {!cameraOnly && (
          <label className={field.button} data-quiet>
            <ImagePlus size={22} aria-hidden />
            {texts.choose}
            <input type="file" accept="image/*" multiple className="visually-hidden" onChange={picked} />
          </label>
        )}
      </div>
      {photos.length > 0 && <p className={field.hint}>{filled(texts.count, { n: photos.length, most })}</p>}
      <span role="status" className="visually-hidden">
        {told}
      </span>
      {covering && canCover && (
        <Suspense>
          <LateCoverDialog
            photo={covering}
            words={words.cover}
            close={() => setCovering(undefined)}
            done={(by) => {
              setTold(filled(texts.covered, { n: numberOf(covering) }))
              replace(covering.id, by)
              setCovering(undefined)
            }}
          />
        </Suspense>
      )}
    </fieldset>
  )
}
