import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { DocumentError } from './document-error'

/** Bytes that can be opened more than once: a file, or an object in storage. */
export type ByteSource = () => Readable | Promise<Readable>

export function fileSource(path: string): ByteSource {
  return () => createReadStream(path, { highWaterMark: 64 * 1024 })
}

export async function* bytesOf(source: ByteSource, limit = Number.POSITIVE_INFINITY): AsyncGenerator<Buffer> {
  const stream = await source()
  let total = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      total += chunk.length
      if (total > limit) throw new DocumentError('file.too_large', { megabytes: limit / 1024 / 1024 })
      yield chunk
    }
  } finally {
    stream.destroy()
  }
}
