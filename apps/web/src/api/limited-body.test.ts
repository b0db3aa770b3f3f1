import { expect, test } from 'vitest'
import { limitedBody } from './limited-body'

const source = (...sizes: number[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const size of sizes) controller.enqueue(new Uint8Array(size))
      controller.close()
    },
  })

test('a body under its limit passes whole', async () => {
  const { stream, exceeded } = limitedBody(source(4, 4), 8)
  expect((await new Response(stream).arrayBuffer()).byteLength).toBe(8)
  expect(exceeded()).toBe(false)
})

test('a longer one is cut, whatever it announced', async () => {
  const { stream, exceeded } = limitedBody(source(4, 5), 8)
  await expect(new Response(stream).arrayBuffer()).rejects.toThrow()
  expect(exceeded()).toBe(true)
})
