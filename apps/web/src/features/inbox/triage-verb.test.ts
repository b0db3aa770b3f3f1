import { expect, test } from 'vitest'
import { openVerbs } from './triage-verb'

test('is what may be decided about one of the reports at least', () => {
  const named = { viewerCan: { triage: true, return: true } }
  const unnamed = { viewerCan: { triage: true, return: false } }
  const closed = { viewerCan: { triage: false, return: false } }
  expect(openVerbs([named])).toEqual(['accept', 'merge', 'return', 'reject'])
  expect(openVerbs([unnamed])).toEqual(['accept', 'merge', 'reject'])
  expect(openVerbs([unnamed, closed])).toEqual(['accept', 'merge', 'reject'])
  expect(openVerbs([unnamed, named])).toEqual(['accept', 'merge', 'return', 'reject'])
  expect(openVerbs([closed, {}])).toEqual([])
  expect(openVerbs([])).toEqual([])
})
