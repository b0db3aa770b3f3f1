import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { messagesOf } from '@closecall/messages/messages'
import { expect, test } from 'vitest'

const core = path.join(import.meta.dirname, '..')

/** What use cases record about a report, its actions, comments and potential. */
const deeds = readdirSync(core, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [...readFileSync(path.join(core, file), 'utf8').matchAll(/record\(tx, ctx, ([^{]*)\{/g)])
  .flatMap(([, event = '']) => event.match(/\b(?:report|action|comment|potential)\.\w+/g) ?? [])
  .map((event) => event.replace('.', '_'))

test('everything the history of a report can tell has words', () => {
  expect(deeds.length).toBeGreaterThan(15)
  const worded = Object.keys(messagesOf('en').reports.event)
  expect(deeds.filter((deed) => !worded.includes(deed))).toEqual([])
})
