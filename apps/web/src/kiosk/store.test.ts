import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepDevice, readDevice } from './store'
import type { Device } from './waiting'

const { disk } = vi.hoisted(() => ({ disk: [] as object[] }))
vi.mock('dexie', () => ({
  Dexie: class {
    version = () => ({ stores: () => {} })
    device = {
      get: async () => structuredClone(disk.at(-1)),
      put: async (row: object) => void disk.push(row),
    }
  },
}))
beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-03-10T07:00:00Z') }))
afterEach(() => {
  vi.useRealTimers()
  disk.length = 0
})

const heard = (nextAt: string, more: Partial<Device> = {}) =>
  ({
    token: 'T',
    kiosk: {
      name: 'Gate',
      slug: 'bakery',
      place: { organisation: 'Bakery', handOver: { nextAt, atLeast: 3 }, work: { token: nextAt, bits: 9 } },
    },
    ...more,
  }) as Device

it('writes what it is only where that has changed: heartbeats between the cards on a disk are its times', async () => {
  await keepDevice(heard('2026-03-10T06:00:00.000Z'))
  await keepDevice(heard('2026-03-10T12:00:00.000Z'))
  await keepDevice(heard('2026-03-10T18:00:00.000Z'))
  expect(disk).toHaveLength(1)
  expect(JSON.stringify(disk)).not.toMatch(/nextAt|work|2026/)
  await keepDevice(heard('2026-03-10T18:00:00.000Z', { dead: true }))
  expect(disk).toHaveLength(2)
  expect(await readDevice()).toMatchObject({ token: 'T', dead: true })
})

it('knows the next hand-over by the clock', async () => {
  await keepDevice(heard('2026-03-10T06:00:00.000Z'))
  expect((await readDevice())?.kiosk.place.handOver).toEqual({
    nextAt: '2026-03-10T12:00:00.000Z',
    atLeast: 3,
  })
})
