import { createServer, Server } from 'node:http'
import { expect, test } from 'vitest'
import { register } from './instrumentation'

test('every request says last from where it really came, whatever its sender wrote', () => {
  const { emit } = Server.prototype
  const seen: unknown[] = []
  const server = createServer((request) => seen.push(request.headers['x-forwarded-for']))
  const asked = (remoteAddress: string, said?: string) =>
    server.emit('request', { headers: { 'x-forwarded-for': said }, socket: { remoteAddress } }, {})
  try {
    register()
    asked('198.51.100.1')
    asked('198.51.100.1', '203.0.113.9')
    asked('::ffff:10.0.0.5', '203.0.113.9, 192.0.2.7')
  } finally {
    Object.assign(Server.prototype, { emit })
  }
  expect(seen).toEqual([
    '198.51.100.1',
    '203.0.113.9, 198.51.100.1',
    '203.0.113.9, 192.0.2.7, ::ffff:10.0.0.5',
  ])
})
