import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DomainError } from '@closecall/core/access/errors'
import express from 'express'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Later, readInTime } from './read-in-time'

type Timer = { after: number; ring: () => void; stopped: boolean }
let timers: Timer[]
let server: Server
let tell: (timer: Timer) => void
let started: Promise<Timer>
/** Time passes when the test says so. */
const clock: Later = (ring, after) => {
  const timer = { after, ring, stopped: false }
  timers.push(timer)
  tell(timer)
  return () => {
    timer.stopped = true
  }
}
beforeEach(async () => {
  timers = []
  started = new Promise((resolve) => {
    tell = resolve
  })
  const app = express()
  app.put('/', async (asked, answer) => {
    try {
      answer.status(201).json({ bytes: (await readInTime(asked, answer, clock)).length })
    } catch (error) {
      answer.status(429).json({ reason: error instanceof DomainError ? error.reason : String(error) })
    }
  })
  server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

function put(length: number) {
  const { port } = server.address() as AddressInfo
  const sent = request({ port, host: '127.0.0.1', method: 'PUT', headers: { 'content-length': length } })
  const answered = once(sent, 'response').then(async ([answer]) => {
    const parts: Buffer[] = []
    for await (const part of answer) parts.push(part)
    const body = JSON.parse(Buffer.concat(parts).toString()) as object
    return { status: answer.statusCode, connection: answer.headers.connection, ...body }
  })
  sent.on('error', () => {})
  return { sent, answered }
}

it('lets a body that stops half way go after thirty seconds, and its connection', async () => {
  const { sent, answered } = put(1_000)
  sent.write(Buffer.alloc(500))
  const timer = await started
  expect(timer.after).toBe(30_000)
  timer.ring()
  expect(await answered).toEqual({ status: 429, connection: 'close', reason: 'anonymous.busy' })
})

it('stops the clock when all of it came', async () => {
  const { sent, answered } = put(1_000)
  sent.end(Buffer.alloc(1_000))
  expect(await answered).toMatchObject({ status: 201, bytes: 1_000 })
  expect(timers.map(({ stopped }) => stopped)).toEqual([true])
})
