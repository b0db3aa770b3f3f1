import { pipeline } from 'node:stream/promises'
import { notFound } from '@closecall/core/access/errors'
import { uuid } from '@closecall/core/access/text'
import { bytesKey, variants } from '@closecall/core/attachments/attachment'
import { servedFor } from '@closecall/core/attachments/attachment.rows'
import { isSigned } from '@closecall/core/attachments/signed-url'
import { mintOrgId } from '@closecall/db/org-id'
import { type Request, type RequestHandler, Router } from 'express'
import { z } from 'zod'
import { answerRefusal } from './answer-refusal'
import type { Deps } from './deps'

const address = '/files/:org/:attachmentId/:variant'

const FileUrl = z.object({
  org: uuid,
  attachmentId: uuid,
  variant: z.enum(variants),
  until: z.coerce.number().int().positive(),
  sig: z.string().max(100),
})

/** Another organisation's photo, one that never was, a changed address and one whose time is over: all are NOT_FOUND. */
function signedFile({ params, query }: Request, { pepper, now }: Deps) {
  const url = FileUrl.safeParse({ ...params, ...query })
  if (!url.success || !isSigned(pepper, now(), url.data, url.data.sig)) throw notFound()
  return url.data
}

/** A page of ours shows pictures; everything else is only ever saved. */
const disposition = ({ kind, position }: { kind: string; position: number }) =>
  kind === 'IMAGE'
    ? `inline; filename="photo-${position + 1}.jpg"`
    : `attachment; filename="document-${position + 1}.pdf"`

async function servedFile({ database }: Deps, org: string, attachmentId: string) {
  const reads = database.reads(mintOrgId(org))
  try {
    const found = await reads.attachment.findFirst(servedFor(org, attachmentId))
    return found ?? Promise.reject(notFound())
  } finally {
    await reads.end()
  }
}

/** A page of a member finds its pictures again in the browser's cache. */
const kept = (seconds: number) => ({ 'cache-control': `private, max-age=${seconds}, immutable` })

const serve =
  (deps: Deps, caching: typeof kept | null): RequestHandler =>
  async (request, response) => {
    const { org, attachmentId, variant, until } = signedFile(request, deps)
    const found = await servedFile(deps, org, attachmentId)
    const bytes = await deps.storage.open(bytesKey(org, attachmentId, variant)).catch((error) => {
      throw error.code === 'ENOENT' ? notFound() : error
    })
    const seconds = Math.floor((until - deps.now().getTime()) / 1_000)
    response.set({
      'content-type': found.type,
      'content-disposition': disposition(found),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      ...caching?.(seconds),
    })
    await pipeline(bytes, response)
  }

/** Below the anonymous door, which has said that nothing is kept: whoever looks there leaves no sign of it. */
export const anonymousFiles = (deps: Deps) => Router().get(`/anonymous${address}`, serve(deps, null))

/** `GET /files/{organisation}/{attachment}/{image|thumbnail}?until=…&sig=…`: whoever has the address may read it until then. */
export function fileRoutes(deps: Deps): Router {
  const router = Router()
  router.get(address, serve(deps, kept))
  router.use('/files', answerRefusal)
  return router
}
