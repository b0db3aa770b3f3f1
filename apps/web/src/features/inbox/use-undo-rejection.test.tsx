import { notifications, notificationsStore } from '@mantine/notifications'
import { beforeEach, expect, it, vi } from 'vitest'
import { rendered } from '../../i18n/rendered'
import { useUndoRejection } from './use-undo-rejection'

const { reopen, keys } = vi.hoisted(() => ({
  reopen: vi.fn(async (_variables: { input: { id: string } }) => ({})),
  keys: new Map<string, () => void>(),
}))
vi.mock('../../api/client', () => ({ useApiMutation: () => [reopen] }))
vi.mock('@mantine/hooks', async (original) => ({
  ...(await original<object>()),
  useHotkeys: (all: [string, () => void][]) => all.forEach(([key, run]) => keys.set(key, run)),
}))

type Say = ReturnType<typeof useUndoRejection>
let say: Say
function Asker({ hand }: { hand: (own: Say) => void }) {
  hand(useUndoRejection())
  return null
}

const rejected = (id: string, ...events: string[]) => ({
  id,
  number: `NM-2026-000${id}`,
  version: 2,
  timeline: ['report.submitted', ...events, 'report.rejected'].map((event) => ({ event })),
})
const toasts = () => notificationsStore.getState().notifications
const pressU = () => keys.get('u')?.()
const reopened = () => reopen.mock.calls.map(([{ input }]) => input.id)

beforeEach(() => {
  notifications.clean()
  reopen.mockClear()
  const hand = (own: Say) => {
    say = own
  }
  rendered(<Asker hand={hand} />, 'en')
})

it('takes the last rejection back by its key, once', () => {
  say(rejected('1'))
  say(rejected('2'))
  pressU()
  pressU()
  expect(reopened()).toEqual(['2'])
})

it('forgets a rejection when its toast closes, and only that one', () => {
  say(rejected('1'))
  const [first] = toasts()
  say(rejected('2'))
  notifications.hide(first?.id ?? '')
  pressU()
  expect(reopened()).toEqual(['2'])
  say(rejected('3'))
  notifications.hide(toasts().find(({ message }) => JSON.stringify(message).includes('0003'))?.id ?? '')
  pressU()
  expect(reopened()).toEqual(['2'])
})

it('offers nothing where others were merged into the report', () => {
  say(rejected('1'))
  say(rejected('2', 'report.merge_received'))
  expect(toasts().at(-1)?.message).toBe('NM-2026-0002 declined')
  pressU()
  expect(reopened()).toEqual([])
})
