import { once } from 'node:events'
import { type ClientRequest, createServer, request, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { DomainError } from '@closecall/core/access/errors'
import express from 'express'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Later, readInTime } from './read-in-time'

type Timer = { after: number; ring: () => void; stopped: boolean }
let timers: Timer[]
let server: Server
let tell: (timer: Timer) => void
let next: Promise<Timer>
const expectNext = () => {
  next = new Promise((resolve) => {
    tell = resolve
  })
}
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
  expectNext()
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

const kilobytes = (n: number) => Buffer.alloc(n * 1024)

/** So many bytes come within a quarter of a minute, and the next one begins. */
async function pass(sent: ClientRequest, ofServer: Socket, bytes: Buffer): Promise<void> {
  const timer = await next
  expectNext()
  const before = ofServer.bytesRead
  sent.write(bytes)
  while (ofServer.bytesRead < before + bytes.length) await sleep(5)
  timer.ring()
}

async function slowly(length: number) {
  const connected = once(server, 'connection')
  const { sent, answered } = put(length)
  sent.flushHeaders()
  const [ofServer] = (await connected) as [Socket]
  return { answered, sent, come: (bytes: Buffer) => pass(sent, ofServer, bytes) }
}

it('lets a body that stops half way go after fifteen seconds, and its connection', async () => {
  const { sent, answered } = put(1_000)
  sent.write(Buffer.alloc(500))
  const timer = await next
  expect(timer.after).toBe(15_000)
  timer.ring()
  expect(await answered).toEqual({ status: 429, connection: 'close', reason: 'anonymous.slow' })
})

it('waits for a slow one as long as it comes on, and for none longer than four minutes', async () => {
  const { answered, come } = await slowly(1_024 * 1_024)
  for (let quarter = 1; quarter <= 16; quarter++) await come(kilobytes(21))
  expect(await answered).toEqual({ status: 429, connection: 'close', reason: 'anonymous.slow' })
  expect(timers.map(({ after }) => after)).toEqual(Array<number>(16).fill(15_000))
})

it('takes a photo over an uplink of 160 kbit/s', async () => {
  const { sent, answered, come } = await slowly(1_200 * 1024)
  for (let n = 0; n < 3; n++) await come(kilobytes(300))
  sent.end(kilobytes(300))
  expect(await answered).toMatchObject({ status: 201, bytes: 1_200 * 1024 })
})

it('stops the clock when all of it came', async () => {
  const { sent, answered } = put(1_000)
  sent.end(Buffer.alloc(1_000))
  expect(await answered).toMatchObject({ status: 201, bytes: 1_000 })
  expect(timers.map(({ stopped }) => stopped)).toEqual([true])
})
