import { createHash } from 'node:crypto'
import { v4 } from 'uuid'
import { cookieOf } from './cookie'
import type { TestMember, TestOrganisation } from './organisation'

export type Progress = { received: number | null; sha256?: string; attachmentId?: string }
type Answer = Progress & { status: number; code?: string; reason?: string }

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

export const cookieFor = (organisation: TestOrganisation, member: TestMember) =>
  cookieOf({ memberId: member.memberId, organisationId: organisation.id, memberVersion: 1 })

type Target = {
  url: string
  cookie?: string
  pass?: string
  reportId: string
  photoId?: string
  messageId?: string
}

/** What one device says to the door for photos. */
export function sender({ url, cookie, pass, reportId, photoId = v4(), messageId }: Target) {
  const own = {
    ...(cookie && { cookie }),
    ...(pass !== undefined && { 'x-photo-pass': pass }),
    ...(messageId && { 'x-message': messageId }),
  }
  const address = `${url}/uploads/photos/${reportId}/${photoId}`
  const answered = async (response: Response): Promise<Answer> => {
    const { errors, ...body } = (await response.json()) as Progress & {
      errors?: { extensions: { code: string; reason: string } }[]
    }
    return { status: response.status, ...body, ...errors?.[0]?.extensions }
  }
  const put = async (bytes: Uint8Array, from: number, to: number, changes: Record<string, string> = {}) =>
    answered(
      await fetch(address, {
        method: 'PUT',
        body: Buffer.from(bytes.subarray(from, to)),
        headers: {
          ...own,
          'content-type': 'application/octet-stream',
          'content-range': `bytes ${from}-${to - 1}/${bytes.length}`,
          'x-content-sha256': sha256Of(bytes),
          ...changes,
        },
      }),
    )
  return {
    photoId,
    address,
    put,
    progress: async () => answered(await fetch(address, { headers: own })),
    /** As the outbox does: part by part, from wherever the server says. */
    async send(bytes: Uint8Array, size = 1024 * 1024): Promise<Answer> {
      let answer = await answered(await fetch(address, { headers: own }))
      while (answer.status < 300 && !answer.sha256) {
        const from = answer.received ?? 0
        answer = await put(bytes, from, Math.min(from + size, bytes.length))
      }
      return answer
    },
  }
}
