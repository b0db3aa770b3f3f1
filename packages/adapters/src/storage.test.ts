import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import S3rver from 's3rver'
import { afterAll, describe, expect, it } from 'vitest'
import { openStorage } from './open-storage'
import { s3Storage } from './s3-storage'
import { fileStorage, memoryStorage } from './storage'

const folder = await mkdtemp(join(tmpdir(), 'storage-'))

/** Speaks S3 on loopback; it does not check signatures. */
const peer = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory: join(folder, 's3'),
  configureBuckets: [{ name: 'photos', configs: [] }],
})
const { port } = await peer.run()
const bucket = {
  endpoint: `http://127.0.0.1:${port}`,
  region: 'us-east-1',
  bucket: 'photos',
  accessKeyId: 'S3RVER',
  secretAccessKey: 'S3RVER',
}
afterAll(async () => {
  await peer.close()
  await rm(folder, { recursive: true })
})

describe.each([
  ['files', fileStorage(folder)],
  ['memory', memoryStorage()],
  ['S3', s3Storage(bucket)],
])('storage in %s', (_, storage) => {
  it('keeps, opens more than once, replaces and removes', async () => {
    expect(await storage.size('a/b')).toBeNull()
    expect(await storage.write('a/b', Readable.from([Buffer.from('one')]))).toEqual({ size: 3 })
    expect(await text(await storage.open('a/b'))).toBe('one')
    await storage.write('a/b', Readable.from([Buffer.from('two!')]))
    expect(await text(await storage.open('a/b'))).toBe('two!')
    expect(await storage.size('a/b')).toBe(4)
    await storage.remove('a/b')
    expect(await storage.size('a/b')).toBeNull()
    await expect(storage.open('a/b')).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('tells what lies in a folder since before a moment', async () => {
    for (const key of ['old/a', 'old/b', 'old/deeper/c', 'older/d']) {
      await storage.write(key, Readable.from([Buffer.from('x')]))
    }
    const [past, future] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)]
    expect((await storage.keysBefore('old/', future)).sort()).toEqual(['old/a', 'old/b'])
    expect(await storage.keysBefore('old/', past)).toEqual([])
    expect(await storage.keysBefore('nothing/', future)).toEqual([])
  })

  it.skipIf(_ === 'S3')('can say another time than the true one', async () => {
    const at = new Date('2000-01-01T00:00:00Z')
    await storage.write('dated/x', Readable.from([Buffer.from('x')]), { at })
    expect(await storage.keysBefore('dated/', new Date('2000-01-02T00:00:00Z'))).toEqual(['dated/x'])
  })

  it('leaves nothing of a broken upload', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half')
        throw new Error('gone')
      })(),
    )
    await expect(storage.write('broken/x', broken)).rejects.toThrow('gone')
    expect(await storage.size('broken/x')).toBeNull()
    if (_ === 'files') expect(await readdir(join(folder, 'broken'))).toEqual([])
  })

  it('keeps what is large and comes slowly, all of it or nothing', async () => {
    const [piece, count] = [Buffer.alloc(1_000_000, 'x'), 21]
    async function* slowly(broken: boolean) {
      for (let index = 0; index < count; index++) {
        await new Promise((resolve) => setImmediate(resolve))
        if (broken && index === count - 1) throw new Error('gone')
        yield piece
      }
    }
    await expect(storage.write('large/x', Readable.from(slowly(true)))).rejects.toThrow('gone')
    expect(await storage.size('large/x')).toBeNull()
    expect(await storage.write('large/x', Readable.from(slowly(false)))).toEqual({ size: 21_000_000 })
    expect(await storage.size('large/x')).toBe(21_000_000)
    const back = await buffer(await storage.open('large/x'))
    expect(back.equals(Buffer.alloc(21_000_000, 'x'))).toBe(true)
  })

  it('passes what it is given through', async () => {
    const louder = new Transform({
      transform: (chunk: Buffer, _encoding, done) => done(null, chunk.toString().toUpperCase()),
    })
    await storage.write('through/x', Readable.from([Buffer.from('quiet')]), { through: louder })
    expect(await text(await storage.open('through/x'))).toBe('QUIET')
    const refusing = new Transform({ transform: (_chunk, _encoding, done) => done(new Error('too much')) })
    const refused = storage.write('through/y', Readable.from([Buffer.from('x')]), { through: refusing })
    await expect(refused).rejects.toThrow('too much')
    expect(await storage.size('through/y')).toBeNull()
  })

  it.each(['../x', '/etc/passwd', 'a/../b', 'a//b', '', '.hidden', 'a\0b'])(
    'refuses the key %j',
    async (key) => {
      await expect((async () => storage.size(key))()).rejects.toThrow('not a storage key')
    },
  )
})

it('asks S3 for page after page', async () => {
  // The peer above cannot make the token of a next page.
  const page = (key: string, next: string) =>
    `<ListBucketResult><IsTruncated>${next !== ''}</IsTruncated>${next}<Contents><Key>${key}</Key>
      <LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents></ListBucketResult>`
  const pages = createServer((request, response) => {
    const second = request.url?.includes('continuation-token=next')
    response.setHeader('content-type', 'application/xml')
    response.end(
      second ? page('many/b', '') : page('many/a', '<NextContinuationToken>next</NextContinuationToken>'),
    )
  })
  pages.listen(0, '127.0.0.1')
  await once(pages, 'listening')
  const endpoint = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`
  try {
    const found = await s3Storage({ ...bucket, endpoint }).keysBefore('many/', new Date())
    expect(found).toEqual(['many/a', 'many/b'])
  } finally {
    pages.close()
  }
})

describe('which storage is opened', () => {
  const given = {
    S3_ENDPOINT: bucket.endpoint,
    S3_BUCKET: 'photos',
    S3_REGION: 'us-east-1',
    S3_ACCESS_KEY_ID: 'S3RVER',
    S3_SECRET_ACCESS_KEY: 'S3RVER',
  }

  it('a bucket where one is named, else a folder', async () => {
    await (await openStorage(given, folder)).write('opened/x', Readable.from([Buffer.from('x')]))
    expect(await s3Storage(bucket).size('opened/x')).toBe(1)
    await (await openStorage({ S3_REGION: 'us-east-1' }, folder)).write(
      'opened/y',
      Readable.from([Buffer.from('yy')]),
    )
    expect(await fileStorage(folder).size('opened/y')).toBe(2)
  })

  it.each([
    [
      { S3_SECRET_ACCESS_KEY: undefined },
      /S3_BUCKET, S3_ACCESS_KEY_ID, S3_ENDPOINT set but not S3_SECRET_ACCESS_KEY/,
    ],
    [{ S3_BUCKET: undefined }, /set but not S3_BUCKET/],
    [{ S3_BUCKET: 'nothing' }, /S3_BUCKET=nothing at http:.* there is no such bucket/],
    [{ S3_ENDPOINT: 'http://127.0.0.1:1' }, /S3_BUCKET=photos at http:\/\/127.0.0.1:1: .*ECONNREFUSED/],
  ])('none at all with %j', async (change, message) => {
    await expect(openStorage({ ...given, ...change }, folder)).rejects.toThrow(message)
  })
})
