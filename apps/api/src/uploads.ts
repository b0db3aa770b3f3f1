import { Readable, Transform } from 'node:stream'
import { invalid, limit } from '@closecall/core/access/errors'
import { authorise } from '@closecall/core/access/policy'
import { mostBytes, storageKey } from '@closecall/core/imports/import'
import { can } from '@closecall/core/imports/import.policy'
import { type RequestHandler, Router } from 'express'
import { answerRefusal } from './answer-refusal'
import type { Deps } from './deps'
import { signedIn } from './session'

const tooLarge = () => limit('file.too_large', { megabytes: mostBytes / 1024 / 1024 })

function bounded(): Transform {
  let size = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      done(size > mostBytes ? tooLarge() : null, chunk)
    },
  })
}

/** What a foreign page's form can send without asking; a file of ours comes as plain bytes. */
const formTypes = ['multipart/form-data', 'application/x-www-form-urlencoded', 'text/plain']

const upload =
  (deps: Deps): RequestHandler =>
  async (request, response) => {
    const ctx = await signedIn(request, deps)
    try {
      authorise(can.run(ctx.actor))
      if (request.is(formTypes)) throw invalid([{ path: 'body', message: 'octet_stream' }])
      if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw tooLarge()
      if (ctx.actor.kind === 'member') await deps.limits.consume('upload.member', ctx.actor.memberId)
      const uploadId = ctx.id()
      // The request itself must outlive a broken write, or nothing could be answered.
      const bytes = Readable.from(request.iterator({ destroyOnReturn: false }), { objectMode: false })
      const { size } = await deps.storage.write(storageKey(ctx.org, uploadId), bytes, { through: bounded() })
      response.status(201).json({ uploadId, size })
    } finally {
      await ctx.end()
    }
  }

/** `POST /uploads/imports`: the bytes of a file as the body; answers the `uploadId` that createImport wants. */
export function uploadRoutes(deps: Deps): Router {
  const router = Router()
  router.post('/uploads/imports', upload(deps))
  router.use('/uploads', answerRefusal)
  return router
}
