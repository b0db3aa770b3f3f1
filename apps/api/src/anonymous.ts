import type { Server } from 'node:http'
import { expressMiddleware } from '@as-integrations/express5'
import type { AnonymousCtx } from '@closecall/core/access/anonymous-ctx'
import { bounded } from '@closecall/core/access/bounded'
import { rateLimited } from '@closecall/core/access/errors'
import { hashSecret, verifySecret } from '@closecall/core/access/hashing'
import { publishedKey } from '@closecall/core/receipts/proof'
import express, { type Request, type RequestHandler, Router } from 'express'
import { anonymousLimits } from './anonymous-limits'
import { makeApollo } from './apollo'
import { refuseBadBody, requireBody } from './body'
import { clientNetwork } from './client-network'
import type { Deps } from './deps'
import { keepScans } from './scans'

/** An answer that no cache keeps and that tells the next page nothing. */
const unseen: RequestHandler = (_request, response, next) => {
  response.set({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  next()
}

const mostOfOne = 8

/** One network may not fill the queue for all others. */
async function sharing<T>(running: Map<string, number>, name: string, work: () => Promise<T>): Promise<T> {
  const before = running.get(name) ?? 0
  if (before >= mostOfOne) throw rateLimited(2, 'anonymous.busy')
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
  const turn = bounded(2, 32)
  const turns = new Map<string, number>()
  const hashingFor = (address: string): AnonymousCtx['hashing'] => {
    const fairly = <T>(work: () => Promise<T>) => sharing(turns, address, () => turn(work))
    return {
      hash: (secret) => fairly(() => hashSecret(pepper, secret)),
      verify: (hashed, secret) => fairly(() => verifySecret(pepper, hashed, secret)),
    }
  }
  const limits = anonymousLimits(() => now().getTime())
  return (asked) => {
    const address = clientNetwork(asked)
    return { database, address, limits, hashing: hashingFor(address), pepper, noteScan, now }
  }
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
  router.use('/anonymous', refuseBadBody)
  router.get('/.well-known/closecall-filing.json', (_request, response) => {
    response.json(publishedKey(pepper))
  })
  return { router, stop: () => Promise.all([apollo.stop(), scans.stop()]) }
}
