import { Readable } from 'node:stream'
import type { OpenCtx } from '@closecall/core/access/ctx'
import { invalid, unauthenticated } from '@closecall/core/access/errors'
import { partOf } from '@closecall/core/attachments/part'
import { type Progress, progressOf } from '@closecall/core/attachments/part.rows'
import { uploadPhoto } from '@closecall/core/attachments/upload-photo'
import { type Request, type RequestHandler, Router } from 'express'
import { answerRefusal } from './answer-refusal'
import type { Deps } from './deps'
import { signedIn, withPhotoPass } from './session'

const key = (request: Request) => ({
  reportId: String(request.params.reportId),
  photoId: String(request.params.photoId),
  messageId: request.get('x-message'),
})

/** A session, or a tablet's pass for this report: where there is one nothing else counts, and it opens no line of a thread. */
async function opened(request: Request, deps: Deps): Promise<OpenCtx> {
  const pass = request.get('x-photo-pass')
  if (pass === undefined) return signedIn(request, deps)
  const { reportId, messageId } = key(request)
  if (messageId) throw unauthenticated()
  return withPhotoPass(pass, reportId, deps)
}

const answering =
  (deps: Deps, answer: (ctx: OpenCtx, request: Request) => Promise<Progress>): RequestHandler =>
  async (request, response) => {
    const ctx = await opened(request, deps)
    try {
      const progress = await answer(ctx, request)
      // A part that was here before is not read; its sender listens only when it was taken.
      request.resume()
      response.set('cache-control', 'no-store')
      response.status(request.method === 'PUT' && progress.sha256 ? 201 : 200).json(progress)
    } finally {
      await ctx.end()
    }
  }

async function takePart(deps: Deps, ctx: OpenCtx, request: Request): Promise<Progress> {
  // What a foreign page's form can send without asking.
  if (!request.is('application/octet-stream')) throw invalid([{ path: 'body', message: 'octet_stream' }])
  const part = partOf(request.get('content-range'))
  if (ctx.actor.kind === 'member') await deps.limits.consume('photo.member', ctx.actor.memberId)
  // The request itself must outlive a broken write, or nothing could be answered.
  const bytes = Readable.from(request.iterator({ destroyOnReturn: false }), { objectMode: false })
  const sha256 = request.get('x-content-sha256')
  return uploadPhoto(ctx, deps.storage, { ...key(request), part, sha256, bytes })
}

/**
 * `PUT /uploads/photos/{reportId}/{photoId}`: one part of a photo, `content-range: bytes a-b/total` and
 * `x-content-sha256` of the whole. `GET` of the same tells from which byte to go on.
 * `x-photo-pass`, of a card that was filed with a PIN, stands for a session. With `x-message` it belongs to that line of the thread with an anonymous reporter.
 */
export function photoRoutes(deps: Deps): Router {
  const router = Router()
  const place = '/uploads/photos/:reportId/:photoId'
  router.get(
    place,
    answering(deps, (ctx, request) => progressOf(ctx, deps.storage, key(request))),
  )
  router.put(
    place,
    answering(deps, (ctx, request) => takePart(deps, ctx, request)),
  )
  router.use('/uploads/photos', answerRefusal)
  return router
}
