import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { s3Storage } from '@closecall/adapters/s3-storage'
import type { Storage } from '@closecall/adapters/storage'
import S3rver from 's3rver'
import { afterAll } from 'vitest'

export type Bucket = {
  storage: Storage
  /** The store is switched off. */
  leave(): Promise<void>
  /** And on again, at the same address with what it kept. */
  comeBack(): Promise<void>
}

const keys = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }

/** A bucket on loopback, which speaks S3 but checks no signatures, as the product opens one. */
export async function openBucket(): Promise<Bucket> {
  const directory = mkdtempSync(path.join(tmpdir(), 'closecall-s3-'))
  const configureBuckets = [{ name: 'photos', configs: [] }]
  const serve = async (port: number) => {
    const peer = new S3rver({ address: '127.0.0.1', port, silent: true, directory, configureBuckets })
    return { port: (await peer.run()).port, close: () => peer.close() }
  }
  let peer = await serve(0)
  const endpoint = `http://127.0.0.1:${peer.port}`
  const leave = () => peer.close()
  afterAll(async () => {
    await leave().catch(() => {})
    rmSync(directory, { recursive: true, force: true })
  })
  return {
    storage: s3Storage({ endpoint, region: 'us-east-1', bucket: 'photos', ...keys }),
    leave,
    comeBack: async () => {
      peer = await serve(peer.port)
    },
  }
}
