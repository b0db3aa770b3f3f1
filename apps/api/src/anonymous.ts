import type { Server } from 'node:http'
import { expressMiddleware } from '@as-integrations/express5'
import type { AnonymousCtx } from '@closecall/core/access/anonymous-ctx'
import { anonymousLimits } from '@closecall/core/access/anonymous-limits'
import { bounded } from '@closecall/core/access/bounded'
import { rateLimited } from '@closecall/core/access/errors'
import { hashSecret, verifySecret } from '@closecall/core/access/hashing'
import { announcedPhoto, keepAnonymousPhoto } from '@closecall/core/intake/attach-anonymous-photo'
import { publishedKey } from '@closecall/core/receipts/proof'
import express, { type ErrorRequestHandler, type Request, type RequestHandler, Router } from 'express'
import { answerRefusal } from './answer-refusal'
import { makeApollo } from './apollo'
import { refuseBadBody, requireBody } from './body'
import { clientNetwork } from './client-network'
import type { Deps } from './deps'
import { anonymousFiles } from './files'
import { provenBefore } from './proven-before'
import { readInTime } from './read-in-time'
import { keepScans } from './scans'

/** An answer that no cache keeps and that tells the next page nothing. */
const unseen: RequestHandler = (_request, response, next) => {
  response.set({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  next()
}

/** One network may not fill the queue for all others. */
async function sharing<T>(
  running: Map<string, number>,
  name: string,
  most: number,
  work: () => Promise<T>,
): Promise<T> {
  const before = running.get(name) ?? 0
  if (before >= most) throw rateLimited(2, 'anonymous.busy')
  running.set(name, before + 1)
  try {
    return await work()
  } finally {
    const left = (running.get(name) ?? 1) - 1
    if (left > 0) running.set(name, left)
    else running.delete(name)
  }
}

/** What the operations behind this door are given; of a request only its network goes in, to be counted in memory. */
export function anonymousCtx(
  { database, pepper, now }: Deps,
  noteScan: AnonymousCtx['noteScan'],
): (address: string) => AnonymousCtx {
  // 64 MiB each: two at once leave the other doors their memory and their threads.
  const turn = bounded(2, 96)
  const turns = new Map<string, number>()
  const proven = provenBefore(() => now().getTime())
  const hashingFor = (address: string): AnonymousCtx['hashing'] => {
    const fairly = <T>(work: () => Promise<T>) => sharing(turns, address, 8, () => turn(work))
    return {
      hash: (secret) => fairly(() => hashSecret(pepper, secret)),
      verify: (hashed, secret) =>
        proven(hashed, secret, () => fairly(() => verifySecret(pepper, hashed, secret))),
    }
  }
  const limits = anonymousLimits(() => now().getTime(), pepper)
  return (asked) => {
    const address = clientNetwork(asked)
    return { database, address, limits, hashing: hashingFor(address), pepper, noteScan, now }
  }
}

/** `PUT /anonymous/photos/{id}`: the whole photo as the body, `x-content-sha256`, and `x-key` of the draft or `x-receipt`. */
function takePhoto(deps: Deps, open: ReturnType<typeof anonymousCtx>): RequestHandler {
  // Ten megabytes each: so many are held at once, the others wait at their sender's. Half of them may be one network's, and
  // two of a report, whose phone sends one after the other.
  const turn = bounded(8, 24)
  const networks = new Map<string, number>()
  const reports = new Map<string, number>()
  return async (request, response) => {
    const raw = {
      photoId: String(request.params.photoId),
      sha256: request.get('x-content-sha256') ?? '',
      key: request.get('x-key'),
      receipt: request.get('x-receipt'),
      messageId: request.get('x-message'),
    }
    const anonymous = open(request.ip ?? '')
    const announced = await announcedPhoto(anonymous, raw)
    const keep = () =>
      turn(async () => {
        return keepAnonymousPhoto(anonymous, deps.storage, announced, await readInTime(request, response))
      })
    const ofNetwork = () => sharing(networks, anonymous.address, 4, keep)
    const kept = await sharing(reports, announced.holder.lookup, 2, ofNetwork)
    response.status(201).json(kept)
  }
}

/** Express would print what it does not know. */
const untold: ErrorRequestHandler = (_error, _request, response, _next) => {
  if (response.headersSent) return void response.destroy()
  const errors = [
    { message: 'Something went wrong on our side', extensions: { code: 'INTERNAL', reason: 'internal' } },
  ]
  response.status(500).json({ errors })
}

/**
 * The anonymous door: mounted before anything that counts, logs or looks at cookies. What fails here is written nowhere
 * either, because a line in a log has a time.
 */
export async function anonymousDoor(deps: Deps, http: Server) {
  const apollo = makeApollo(deps, http, 'anonymous')
  await apollo.start()
  const scans = keepScans(deps)
  const open = anonymousCtx(deps, scans.note)
  const { database: db, limits, pepper, now, id, secret } = deps
  const auth = { db, address: '', limits, pepper, now, id, secret, session: null }
  const context = async ({ req }: { req: Request }) => ({
    member: null,
    auth,
    anonymous: open(req.ip ?? ''),
  })
  const router = Router()
  router.use('/anonymous', unseen)
  router.use(
    '/anonymous/graphql',
    express.json({ limit: '100kb' }),
    requireBody,
    expressMiddleware(apollo, { context }),
  )
  router.put('/anonymous/photos/:photoId', takePhoto(deps, open))
  router.use(anonymousFiles(deps))
  router.use('/anonymous', refuseBadBody, answerRefusal, untold)
  router.get('/.well-known/closecall-filing.json', (_request, response) => {
    response.json(publishedKey(pepper))
  })
  return { router, stop: () => Promise.all([apollo.stop(), scans.stop()]) }
}
