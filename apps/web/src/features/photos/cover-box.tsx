import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import classes from './cover-dialog.module.css'
import { type Box, boxAfterKey, moved, type Point, resized } from './marks'
import type { Photo } from './photo'

type Props = {
  box: Box
  photo: Photo
  label: string
  hint: string
  /** Nothing removes it. */
  change: (box: Box | null) => void
}

/** For those who do not draw: a box that arrow keys, a mouse or a finger move and stretch. */
export function CoverBox({ box, photo, label, hint, change }: Props) {
  const element = useRef<HTMLDivElement>(null)
  const held = useRef<{ from: Point; box: Box; by: typeof moved }>(undefined)
  useEffect(() => element.current?.focus(), [])

  const keys = (event: KeyboardEvent) => {
    const next = boxAfterKey(box, event, photo)
    const remove = event.key === 'Delete' || event.key === 'Backspace'
    if (!next && !remove) return
    event.preventDefault()
    change(next ?? null)
  }
  const take = (event: PointerEvent<HTMLDivElement>) => {
    if (held.current || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const corner = (event.target as HTMLElement).hasAttribute('data-corner')
    held.current = { from: { x: event.clientX, y: event.clientY }, box, by: corner ? resized : moved }
  }
  const pull = (event: PointerEvent<HTMLDivElement>) => {
    const sheet = event.currentTarget.parentElement?.clientWidth
    if (!held.current || !sheet) return
    const scale = photo.width / sheet
    const { from, by } = held.current
    const way = { x: (event.clientX - from.x) * scale, y: (event.clientY - from.y) * scale }
    change(by(held.current.box, way, photo))
  }
  const release = () => {
    held.current = undefined
  }
  const share = (length: number, whole: number) => `${(length / whole) * 100}%`
  return (
    <div
      ref={element}
      role="application"
      tabIndex={0}
      aria-label={label}
      aria-describedby={hint}
      className={classes.box}
      style={{
        left: share(box.x, photo.width),
        top: share(box.y, photo.height),
        width: share(box.width, photo.width),
        height: share(box.height, photo.height),
      }}
      onKeyDown={keys}
      onPointerDown={take}
      onPointerMove={pull}
      onPointerUp={release}
      onPointerCancel={release}
    >
      <i data-corner aria-hidden />
    </div>
  )
}
