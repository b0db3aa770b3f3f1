import { expect, test } from 'vitest'
import { renderPdf } from './typst'

const data = { language: 'ru', title: 'Площадка', text: 'Смазка на полу 👷‍♂️ שלום مرحبا 漢字' }
const textOf = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')

test('the same data gives the same bytes, with no date of making', async () => {
  const [first, second] = [await renderPdf('typst.test.typ', data), await renderPdf('typst.test.typ', data)]
  expect(Buffer.compare(first, second)).toBe(0)
  expect(textOf(first)).toMatch(/^%PDF-/)
  expect(textOf(first)).not.toMatch(/CreationDate|ModDate/)
})

test('no font of the machine is looked for, whatever the script', async () => {
  const names = [...textOf(await renderPdf('typst.test.typ', data)).matchAll(/FontName \/\w+\+(\w+)/g)]
  expect(new Set(names.map(([, name]) => name))).toEqual(
    new Set(['NotoSans', 'LibertinusSerif', 'DejaVuSansMono']),
  )
})

test('what somebody typed is never run', async () => {
  const [page] = textOf(
    await renderPdf('typst.test.typ', { ...data, text: '#pagebreak() ] #panic("no") $x$' }),
  ).matchAll(/\/Type \/Pages\s+\/Count (\d+)/g)
  expect(page?.[1]).toBe('1')
})

test('a template that cannot be filled says what it misses', async () => {
  await expect(renderPdf('typst.test.typ', { language: 'en', title: 'x' })).rejects.toThrow(
    /typst\.test\.typ.*does not contain key/,
  )
})
