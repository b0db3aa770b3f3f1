import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const [lightText = '', darkText = ''] = css.split("[data-mantine-color-scheme='dark']")
const colours = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/--cc-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  )
const light = colours(lightText)
const dark = { ...light, ...colours(darkText) }

function luminance(hex: string) {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(a: string, b: string) {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

const surfaces = ['paper', 'surface', 'sunken']
const texts = ['ink', 'ink-2', 'ink-3', 'brand-ink', 'danger', 'warn', 'good', 'info']
const pairs = [
  ...texts.flatMap((text) => surfaces.map((surface) => [text, surface])),
  ...['brand', 'danger'].map((name) => [`on-${name}`, name === 'brand' ? 'brand' : 'danger-fill']),
  ...['info', 'good', 'warn', 'danger'].map((name) => [name, `${name}-soft`]),
  ['brand-ink', 'brand-soft'],
  ['deep-ink', 'deep'],
  ['deep-ink-2', 'deep'],
  ...[1, 2, 3, 4, 5].flatMap((level) => surfaces.map((surface) => [`severity-${level}`, surface])),
] as [string, string][]

test.each(['light', 'dark'] as const)('every text of the %s scheme can be read on its ground', (scheme) => {
  const palette = scheme === 'light' ? light : dark
  const faint = pairs.filter(([text, ground]) => contrast(palette[text] ?? '', palette[ground] ?? '') < 4.5)
  expect(faint).toEqual([])
})

test.each(['light', 'dark'] as const)('borders of fields stand out in the %s scheme', (scheme) => {
  const palette = scheme === 'light' ? light : dark
  const faint = surfaces.filter((ground) => contrast(palette['line-strong'] ?? '', palette[ground] ?? '') < 3)
  expect(faint).toEqual([])
})
