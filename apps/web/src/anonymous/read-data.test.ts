import { afterEach, expect, it, vi } from 'vitest'
import { readTextsIn } from './read-data'

afterEach(() => vi.unstubAllGlobals())

/** Behind a code on a wall, with a server that answers `data`. */
function standingAt(pathname: string, status: number, data: object) {
  const asked = vi.fn(async () => new Response(JSON.stringify(data), { status }))
  vi.stubGlobal('location', { pathname })
  vi.stubGlobal('fetch', asked)
  const parseFromString = (textContent: string) => ({ getElementById: () => ({ textContent }) })
  vi.stubGlobal(
    'DOMParser',
    vi.fn(function parser() {
      return { parseFromString }
    }),
  )
  return asked
}

it('takes another language from a page without a place, so that it is no scan', async () => {
  const asked = standingAt('/r/ABCD1234', 200, { texts: { anonymous: 'x' } })
  expect(await readTextsIn('ru')).toEqual({ anonymous: 'x' })
  expect(asked).toHaveBeenCalledExactlyOnceWith('/m?lang=ru', {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  })
})

it('stays in the language it has where none comes', async () => {
  standingAt('/r/ABCD1234', 503, {})
  expect(await readTextsIn('ru')).toBeNull()
})
