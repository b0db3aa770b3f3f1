import { type PointerEvent, useEffect, useRef } from 'react'
import { extended, type Line, type Mark, paint, pointAt } from './marks'
import type { Photo } from './photo'

type Props = {
  photo: Photo
  marks: Mark[]
  width: number
  add: (line: Line) => void
}

/** A clear canvas over the photo with its lines on it; one finger draws, others are not heard. */
export function useBrush({ photo, marks, width, add }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const line = useRef<{ pointer: number; line: Line }>(undefined)

  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    context.clearRect(0, 0, photo.width, photo.height)
    // Boxes can still be moved, so they lie above the canvas until the end.
    for (const mark of marks) if (mark.kind === 'line') paint(context, mark)
  }, [marks, photo])

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
    const context = currentTarget.getContext('2d')
    if (context) paint(context, { ...before, points: fresh })
  }
  const drawing = {
    onPointerDown: (event: PointerEvent<HTMLCanvasElement>) => {
      if (line.current || event.button !== 0) return
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
  return { canvas, drawing }
}
