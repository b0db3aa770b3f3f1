import { s3Storage } from './s3-storage'
import { fileStorage, type Storage } from './storage'

export type StorageSettings = {
  S3_ENDPOINT?: string | undefined
  S3_BUCKET?: string | undefined
  S3_REGION: string
  S3_ACCESS_KEY_ID?: string | undefined
  S3_SECRET_ACCESS_KEY?: string | undefined
}

const needed = ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const

/** Files in a folder, or a bucket where one is named. Half a setting, or a bucket these keys cannot use, stops the start. */
export async function openStorage(settings: StorageSettings, folder: string): Promise<Storage> {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = settings
  if (!bucket || !accessKeyId || !secretAccessKey) {
    const given = [...needed, 'S3_ENDPOINT' as const].filter((name) => settings[name])
    const missing = needed.filter((name) => !settings[name])
    if (given.length > 0)
      throw new Error(`${given.join(', ')} set but not ${missing.join(', ')}: S3 needs all of them, or none`)
    return fileStorage(folder)
  }
  const { S3_ENDPOINT: endpoint, S3_REGION: region } = settings
  const storage = s3Storage({ bucket, endpoint, region, accessKeyId, secretAccessKey })
  await storage.check().catch((error: Error & { $metadata?: { httpStatusCode?: number } }) => {
    const status = error.$metadata?.httpStatusCode
    const why =
      status === 404
        ? 'there is no such bucket'
        : status === 401 || status === 403
          ? 'these keys may not use it'
          : error.message || error.name
    throw new Error(`S3_BUCKET=${bucket} at ${endpoint ?? region}: ${why}`, { cause: error })
  })
  return storage
}
