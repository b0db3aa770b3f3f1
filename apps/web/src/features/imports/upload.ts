import { ApiError } from '../../api/error'

type Upload = { uploadId: string }

/** Sends the bytes as they are. Not `fetch`: only this one tells how much has left. */
export function upload(file: File, told: (share: number) => void, signal: AbortSignal): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/uploads/imports')
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total }) => told(total ? loaded / total : 0))
    request.addEventListener('error', () => reject(new ApiError('UNAVAILABLE', 'unavailable')))
    request.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
    request.addEventListener('load', () => {
      const body = request.response as (Partial<Upload> & { errors?: object[] }) | null
      if (request.status === 201 && body?.uploadId) resolve({ uploadId: body.uploadId })
      else if (body?.errors?.length) reject(ApiError.fromGraphQL(body.errors))
      else reject(new ApiError('UNAVAILABLE', 'unavailable'))
    })
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}
