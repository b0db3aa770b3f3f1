import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, describe, expect, it } from 'vitest'
import { fileStorage, memoryStorage } from './storage'

const folder = await mkdtemp(join(tmpdir(), 'storage-'))
afterAll(() => rm(folder, { recursive: true }))

describe.each([
  ['files', fileStorage(folder)],
  ['memory', memoryStorage()],
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

  it('can say another time than the true one', async () => {
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

  it.each(['../x', '/etc/passwd', 'a/../b', 'a//b', '', '.hidden', 'a\0b'])(
    'refuses the key %j',
    async (key) => {
      await expect((async () => storage.size(key))()).rejects.toThrow('not a storage key')
    },
  )
})
