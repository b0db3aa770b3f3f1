import { describe, expect, it } from 'vitest'
import { type Box, boxAfterKey, brushWidth, extended, type Line, newBox, paint, pointAt } from './marks'

const photo = { width: 2000, height: 1000 }
const line: Line = { kind: 'line', width: 40, points: [{ x: 10, y: 10 }] }

/** Remembers what was asked of it. */
function canvas() {
  const asked: string[] = []
  const tell =
    (name: string) =>
    (...values: number[]) =>
      void asked.push([name, ...values.map((value) => Math.round(value))].join(' '))
  const names = ['fillRect', 'beginPath', 'moveTo', 'lineTo', 'stroke', 'arc', 'fill'] as const
  const verbs = Object.fromEntries(names.map((name) => [name, tell(name)]))
  return { asked, brush: verbs as unknown as CanvasRenderingContext2D }
}

describe('a stroke of the brush', () => {
  it('lies where the finger was, whatever the size on screen', () => {
    const shown = { left: 50, top: 100, width: 400, height: 200 } as DOMRect
    expect(pointAt({ clientX: 250, clientY: 150 }, shown, photo)).toEqual({ x: 1000, y: 250 })
  })

  it('leaves out points that change nothing', () => {
    expect(extended(line, { x: 11, y: 10 })).toBe(line)
    expect(extended(line, { x: 30, y: 10 }).points).toHaveLength(2)
  })

  it('is drawn through its points with round ends', () => {
    const { asked, brush } = canvas()
    paint(brush, { ...line, points: [...line.points, { x: 30, y: 40 }] })
    expect(asked).toEqual(['beginPath', 'moveTo 10 10', 'lineTo 30 40', 'stroke'])
    expect(brush).toMatchObject({ strokeStyle: '#000', lineWidth: 40, lineCap: 'round' })
  })

  it('is a dot after one tap', () => {
    const { asked, brush } = canvas()
    paint(brush, line)
    expect(asked).toEqual(['beginPath', 'arc 10 10 20 0 6', 'fill'])
  })

  it('grows with the brush and with the photo', () => {
    expect(brushWidth(1, photo)).toBeLessThan(brushWidth(10, photo))
    expect(brushWidth(5, { width: 200, height: 100 })).toBeLessThan(brushWidth(5, photo))
  })
})

describe('a cover box', () => {
  const box: Box = { kind: 'box', x: 900, y: 400, width: 200, height: 200 }
  const press = (key: string, keys = {}, from = box) =>
    boxAfterKey(from, { key, shiftKey: false, ctrlKey: false, ...keys }, photo)

  it('begins in the middle and is painted as it stands', () => {
    const { asked, brush } = canvas()
    const fresh = newBox(photo)
    paint(brush, fresh)
    expect(fresh).toEqual({ kind: 'box', x: 875, y: 375, width: 250, height: 250 })
    expect(asked).toEqual(['fillRect 875 375 250 250'])
  })

  it('moves by arrow keys, pixel by pixel with Ctrl', () => {
    expect(press('ArrowRight')).toMatchObject({ x: 940, y: 400, width: 200 })
    expect(press('ArrowUp', { ctrlKey: true })).toMatchObject({ x: 900, y: 399 })
    expect(press('a')).toBeUndefined()
  })

  it('changes its size with Shift', () => {
    expect(press('ArrowDown', { shiftKey: true })).toMatchObject({ y: 400, width: 200, height: 240 })
    expect(press('ArrowLeft', { shiftKey: true })).toMatchObject({ x: 900, width: 160 })
  })

  it('never leaves the photo nor vanishes', () => {
    let far = box
    let tiny = box
    for (let presses = 0; presses < 100; presses++) {
      far = press('ArrowRight', {}, far) ?? far
      tiny = press('ArrowUp', { shiftKey: true }, tiny) ?? tiny
    }
    expect(far).toMatchObject({ x: 1800, width: 200 })
    expect(tiny.height).toBe(12)
  })
})
