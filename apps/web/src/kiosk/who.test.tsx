import { kioskTexts } from '@closecall/messages/kiosk'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { Named } from './use-named'
import { Who } from './who'

const { who } = kioskTexts('en').kiosk
const shown = (named: Partial<Named>, privacy: 'NAMED' | 'CONFIDENTIAL' = 'NAMED') =>
  renderToStaticMarkup(
    <Who
      texts={kioskTexts('en')}
      locale="en"
      privacy={privacy}
      named={{ send: async () => {}, busy: false, lost: false, problem: undefined, ...named }}
      sending={false}
      without={() => {}}
    />,
  )
const withoutButton = new RegExp(`<button[^>]*>${who.without}`)

it('offers to go without a name before anything was sent and after a definite refusal', () => {
  for (const problem of [undefined, 'wrong', 'limited', 'offline', 'other'] as const)
    expect(withoutButton.exec(shown({ problem }))?.[0]).not.toContain('disabled')
})

it('sends nothing without a name while it is on its way with one', () => {
  expect(withoutButton.exec(shown({ busy: true }))?.[0]).toContain('disabled=""')
})

it('only tries again once it may have arrived with a name, whatever came after', () => {
  for (const problem of [undefined, 'wrong', 'limited', 'other'] as const) {
    const page = shown({ lost: true, problem })
    expect(page).toContain(who.lost)
    expect(page).toContain(who.again)
    expect(page).not.toContain(who.without)
    expect(page).not.toContain(who.remembered)
  }
})

it('says that a wrong try is remembered', () => {
  expect(shown({ problem: 'wrong' })).toContain(who.remembered)
  expect(shown({})).not.toContain(who.remembered)
})

it('names what it sends', () => {
  expect(shown({}, 'NAMED')).toContain(who.send)
  expect(shown({}, 'CONFIDENTIAL')).toContain(who.sendConfidential)
})
