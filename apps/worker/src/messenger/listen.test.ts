import { type Heard, MessengerTrouble, memoryMessenger } from '@closecall/adapters/messenger'
import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import { startListening } from './listen'

const heard = (id: number, chat: number): Heard => ({
  id,
  chat,
  message: id,
  language: 'en',
  kind: 'text',
  text: `${id}`,
})
const alone = async (_: string, work: () => Promise<void>) => {
  await work()
  return true
}

test('a chat is answered in its order and waits for no other; what fails stops nothing and is told once', async () => {
  const logged: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) })
  const away = () => new MessengerTrouble(502)
  const { messenger } = memoryMessenger([
    [heard(1, 7), heard(2, 7), heard(3, 8)],
    away(),
    away(),
    [heard(4, 8)],
  ])
  const answered: number[] = []
  let letGo = () => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  const hear = async ({ id }: Heard) => {
    if (id === 1) await held
    answered.push(id)
    if (id === 3) throw new Error('a secret of somebody')
  }
  const listening = startListening({
    messenger,
    sweeper: { alone },
    log,
    hear,
    sweep: () => {},
    pause: 0.001,
  })
  await vi.waitFor(() => expect(answered).toEqual([3, 4]))
  letGo()
  await vi.waitFor(() => expect(answered).toEqual([3, 4, 1, 2]))
  await listening.stop()
  expect(logged.map((line) => JSON.parse(line).msg)).toEqual([
    'messenger: does not answer',
    'messenger: answers again',
  ])
})
