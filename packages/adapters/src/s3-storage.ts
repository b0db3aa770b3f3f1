import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { checked, type Storage } from './storage'

export type S3Settings = {
  /** Unset: Amazon's own of the region. */
  endpoint?: string | undefined
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
}

/** What fits goes in one request; S3 wants all parts but the last to have 5 MB. */
const partSize = 8 * 1024 * 1024

const isMissing = (error: unknown) =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404

/** Any store that speaks S3. Only the bucket's own rights are used: read, write, delete, list. */
export function s3Storage(settings: S3Settings): Storage & { check(): Promise<void> } {
  const { bucket: Bucket, endpoint, region, accessKeyId, secretAccessKey } = settings
  const client = new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    // Newer checksums are not understood by most other stores.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
  })
  const at = (key: string) => ({ Bucket, Key: checked(key) })

  async function inParts(key: string, parts: AsyncIterable<Buffer>, first: Buffer): Promise<number> {
    const { UploadId } = await client.send(new CreateMultipartUploadCommand(at(key)))
    const upload = { ...at(key), UploadId }
    try {
      const sent: { ETag: string | undefined; PartNumber: number }[] = []
      let size = 0
      const send = async (Body: Buffer) => {
        const PartNumber = sent.length + 1
        const { ETag } = await client.send(new UploadPartCommand({ ...upload, PartNumber, Body }))
        sent.push({ ETag, PartNumber })
        size += Body.length
      }
      await send(first)
      for await (const part of parts) await send(part)
      await client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: sent } }))
      return size
    } catch (error) {
      await client.send(new AbortMultipartUploadCommand(upload)).catch(() => {})
      throw error
    }
  }

  return {
    /** Throws where the bucket is not there or these keys may not use it. */
    async check() {
      await client.send(new HeadBucketCommand({ Bucket }))
    },
    async write(key, bytes, { through } = {}) {
      checked(key)
      const source = new PassThrough()
      // A broken sender ends the reading below with its own error.
      const flowing = (through ? pipeline(bytes, through, source) : pipeline(bytes, source)).catch(() => {})
      const parts = inSizes(source)
      const { value: first, done } = await parts.next()
      const second = done ? undefined : await parts.next()
      const small = !second || second.done
      const size = small
        ? await client
            .send(new PutObjectCommand({ ...at(key), Body: first ?? Buffer.alloc(0) }))
            .then(() => first?.length ?? 0)
        : await inParts(key, following(second.value, parts), first as Buffer)
      await flowing
      return { size }
    },
    async open(key) {
      try {
        const { Body } = await client.send(new GetObjectCommand(at(key)))
        return Body as Readable
      } catch (error) {
        throw isMissing(error) ? Object.assign(new Error(`no object ${key}`), { code: 'ENOENT' }) : error
      }
    },
    async size(key) {
      try {
        const { ContentLength } = await client.send(new HeadObjectCommand(at(key)))
        return ContentLength ?? 0
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(at(key)))
    },
    async keysBefore(folder, before) {
      checked(folder.slice(0, -1))
      const found: string[] = []
      let ContinuationToken: string | undefined
      do {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket, Prefix: folder, Delimiter: '/', ContinuationToken }),
        )
        for (const { Key, LastModified } of page.Contents ?? [])
          if (Key && LastModified && LastModified < before) found.push(Key)
        ContinuationToken = page.NextContinuationToken
      } while (ContinuationToken)
      return found
    },
  }
}

async function* following(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield* rest
}

async function* inSizes(source: Readable): AsyncGenerator<Buffer, undefined> {
  let waiting: Buffer[] = []
  let size = 0
  for await (const chunk of source as AsyncIterable<Buffer>) {
    waiting.push(chunk)
    size += chunk.length
    if (size < partSize) continue
    yield Buffer.concat(waiting)
    waiting = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(waiting)
}
