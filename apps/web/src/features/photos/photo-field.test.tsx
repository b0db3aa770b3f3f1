import { messagesOf } from '@closecall/messages/messages'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { PhotoField } from './photo-field'

const photo = (n: number) => ({ id: String(n), blob: new Blob(['x']), width: 4, height: 3 })
const shown = (locale: string, count: number, cameraOnly = false) =>
  renderToStaticMarkup(
    <PhotoField
      photos={Array.from({ length: count }, (_, at) => photo(at))}
      change={() => {}}
      words={messagesOf(locale).photos}
      cameraOnly={cameraOnly}
    />,
  )

it.each(['en', 'ru'])('says what happens to a photo and takes up to five of them, %s', (locale) => {
  const { field } = messagesOf(locale).photos
  expect(shown(locale, 0)).toContain(field.lead.replace('{most}', '5'))
  expect(shown(locale, 4)).toContain(field.removePhoto.replace('{n}', '4'))
  expect(shown(locale, 4)).not.toContain('hidden=""')
  expect(shown(locale, 5)).toContain('hidden=""')
})

it('offers the camera and the photos of the device', () => {
  const page = shown('en', 0)
  expect(page).toMatch(/capture="environment"/)
  expect(page).toMatch(/multiple=""/)
})

it('offers the camera alone on a device of many', () => {
  const page = shown('en', 0, true)
  expect(page).toContain(messagesOf('en').photos.field.camera)
  expect(page).not.toContain(messagesOf('en').photos.field.choose)
  expect(page.match(/type="file"/g)).toHaveLength(1)
})
