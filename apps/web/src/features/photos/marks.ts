import type { Size } from './photo'

/** In the photo's own pixels, whatever the screen. */
export type Point = { x: number; y: number }
export type Line = { kind: 'line'; width: number; points: Point[] }
export type Box = Size & Point & { kind: 'box' }
export type Mark = Line | Box

const near = 1.5
const smallest = 12

export const pointAt = (
  client: { clientX: number; clientY: number },
  shown: DOMRect,
  photo: Size,
): Point => ({
  x: ((client.clientX - shown.left) / shown.width) * photo.width,
  y: ((client.clientY - shown.top) / shown.height) * photo.height,
})

export function extended(line: Line, point: Point): Line {
  const last = line.points.at(-1)
  if (last && Math.hypot(point.x - last.x, point.y - last.y) < near) return line
  return { ...line, points: [...line.points, point] }
}

/** A brush of 1 covers a far face, one of 10 a near one. */
export const brushWidth = (size: number, photo: Size) =>
  Math.round((Math.max(photo.width, photo.height) * (1 + size * 1.6)) / 100)

export function newBox(photo: Size): Box {
  const side = Math.max(smallest, Math.round(Math.min(photo.width, photo.height) / 4))
  return {
    kind: 'box',
    x: Math.round((photo.width - side) / 2),
    y: Math.round((photo.height - side) / 2),
    width: side,
    height: side,
  }
}

const between = (least: number, value: number, most: number) => Math.min(Math.max(value, least), most)

export const moved = (box: Box, by: Point, photo: Size): Box => ({
  ...box,
  x: Math.round(between(0, box.x + by.x, photo.width - box.width)),
  y: Math.round(between(0, box.y + by.y, photo.height - box.height)),
})

export const resized = (box: Box, by: Point, photo: Size): Box => ({
  ...box,
  width: Math.round(between(smallest, box.width + by.x, photo.width - box.x)),
  height: Math.round(between(smallest, box.height + by.y, photo.height - box.y)),
})

const directions: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** What an arrow key makes of a box; nothing for any other key. */
export function boxAfterKey(
  box: Box,
  { key, shiftKey, ctrlKey }: { key: string; shiftKey: boolean; ctrlKey: boolean },
  photo: Size,
): Box | undefined {
  const direction = directions[key]
  if (!direction) return
  const step = ctrlKey ? 1 : Math.max(1, Math.round(Math.max(photo.width, photo.height) / 50))
  const by = { x: direction.x * step, y: direction.y * step }
  return shiftKey ? resized(box, by, photo) : moved(box, by, photo)
}

type Brush = Pick<
  CanvasRenderingContext2D,
  'fillStyle' | 'strokeStyle' | 'lineWidth' | 'lineCap' | 'lineJoin'
> &
  Pick<CanvasRenderingContext2D, 'fillRect' | 'beginPath' | 'moveTo' | 'lineTo' | 'stroke' | 'arc' | 'fill'>

/** Opaque black: nothing underneath can be brought back by brightening. */
export function paint(on: Brush, mark: Mark) {
  on.fillStyle = on.strokeStyle = '#000'
  if (mark.kind === 'box') return on.fillRect(mark.x, mark.y, mark.width, mark.height)
  const [first, ...rest] = mark.points
  if (!first) return
  on.beginPath()
  if (rest.length === 0) {
    on.arc(first.x, first.y, mark.width / 2, 0, Math.PI * 2)
    return on.fill()
  }
  on.lineWidth = mark.width
  on.lineCap = on.lineJoin = 'round'
  on.moveTo(first.x, first.y)
  for (const { x, y } of rest) on.lineTo(x, y)
  on.stroke()
}
