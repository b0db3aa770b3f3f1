import { type PointerEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { contextOf } from './canvas'
import { extended, type Line, type Mark, paint, pointAt } from './marks'
import type { Photo } from './photo'

type Props = {
  photo: Photo
  marks: Mark[]
  width: number
  add: (line: Line) => void
  fail: () => void
}

/** A canvas with the photo and its lines on it; one finger draws, others are not heard. */
export function useBrush({ photo, marks, width, add, fail }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const line = useRef<{ pointer: number; line: Line }>(undefined)
  const [base, setBase] = useState<ImageBitmap>()
  const failed = useEffectEvent(fail)

  useEffect(() => {
    let gone = false
    let made: ImageBitmap | undefined
    createImageBitmap(photo.blob).then(
      (bitmap) => {
        made = bitmap
        if (gone) bitmap.close()
        else setBase(bitmap)
      },
      () => failed(),
    )
    return () => {
      gone = true
      made?.close()
    }
  }, [photo.blob])

  useEffect(() => {
    if (!canvas.current || !base) return
    const context = contextOf(canvas.current)
    context.drawImage(base, 0, 0)
    // Boxes can still be moved, so they lie above the canvas until the end.
    for (const mark of marks) if (mark.kind === 'line') paint(context, mark)
  }, [base, marks])

  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const { currentTarget, nativeEvent } = event
    if (line.current?.pointer !== event.pointerId) return
    const shown = currentTarget.getBoundingClientRect()
    const before = line.current.line
    const path = nativeEvent.getCoalescedEvents?.() ?? []
    for (const each of path.length ? path : [nativeEvent]) {
      line.current.line = extended(line.current.line, pointAt(each, shown, photo))
    }
    const { points } = line.current.line
    const fresh = points.slice(Math.max(0, before.points.length - 1))
    paint(contextOf(currentTarget), { ...before, points: fresh })
  }
  const drawing = {
    onPointerDown: (event: PointerEvent<HTMLCanvasElement>) => {
      if (!base || line.current || event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      line.current = { pointer: event.pointerId, line: { kind: 'line', width, points: [] } }
      draw(event)
    },
    onPointerMove: draw,
    onPointerUp: (event: PointerEvent) => {
      if (line.current?.pointer !== event.pointerId) return
      add(line.current.line)
      line.current = undefined
    },
    // The system took the finger away, for a call or a gesture of its own: what was drawn stays.
    onPointerCancel: (event: PointerEvent) => drawing.onPointerUp(event),
  }
  return { canvas, base, drawing }
}
