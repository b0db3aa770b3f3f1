import { apiUrl } from '../env'
import { limitedBody } from './limited-body'

const megabyte = 1024 * 1024
const limits: Record<string, number> = {
  uploads: 64 * megabyte,
  graphql: megabyte,
  anonymous: 11 * megabyte,
}

const asked = [
  'accept', 'accept-language', 'authorization', 'content-type', 'content-length', 'cookie', 'if-none-match', 'range',
  'origin', 'user-agent', 'x-apollo-operation-name', 'apollo-require-preflight', 'last-event-id', 'x-forwarded-for',
  'x-requested-with', 'idempotency-key', 'content-range', 'x-content-sha256',
  'x-message', 'x-photo-pass',
] // biome-ignore format: a list
const kept = [
  'content-type', 'content-disposition', 'cache-control', 'etag', 'last-modified', 'location', 'vary', 'accept-ranges',
  'content-range', 'retry-after', 'set-cookie', 'x-incident-id', 'allow', 'content-security-policy',
  'x-content-type-options', 'cross-origin-resource-policy', 'referrer-policy',
] // biome-ignore format: a list

/** The address is counted and forgotten; of who asks nothing else goes on, not even the session of somebody signed in. */
const askedNameless = [
  'content-type',
  'content-length',
  'x-forwarded-for',
  // Of a photo: what it is, and whose report it belongs to.
  'x-content-sha256',
  'x-key',
  'x-receipt',
  'x-message',
]
const keptNameless = [
  'content-type',
  'retry-after',
  'allow',
  // Of a picture: that nothing but a picture is made of it.
  'content-disposition',
  'content-security-policy',
  'x-content-type-options',
  'cross-origin-resource-policy',
]

/** Hands a request to the API as it streams in and its answer back as it streams out: one origin for the browser. */
export const passOn = (request: Request) =>
  handOn(request, { ...picked(request.headers, asked), ...origin(request) }, answerHeaders)

/** The same for somebody who must stay unknown. */
export const passOnNameless = (request: Request) =>
  handOn(request, picked(request.headers, askedNameless), (answer) => ({
    ...picked(answer.headers, keptNameless),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  }))

async function handOn(
  request: Request,
  asked: Record<string, string>,
  kept: (answer: Response) => HeadersInit,
): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const limit = limits[pathname.split('/')[1] ?? ''] ?? megabyte
  if (Number(request.headers.get('content-length') ?? 0) > limit)
    return refusal(413, 'LIMIT', 'body.too_large')
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD' && request.body !== null
  const body = hasBody ? limitedBody(request.body, limit) : undefined
  try {
    const answer = await fetch(apiUrl(pathname + search), {
      method: request.method,
      headers: { ...asked, 'accept-encoding': 'identity' },
      body: body?.stream,
      redirect: 'manual',
      cache: 'no-store',
      signal: request.signal,
      ...(body && { duplex: 'half' }),
    })
    return new Response(answer.body, { status: answer.status, headers: kept(answer) })
  } catch {
    if (body?.exceeded()) return refusal(413, 'LIMIT', 'body.too_large')
    return refusal(503, 'UNAVAILABLE', 'unavailable')
  }
}

function picked(headers: Headers, names: string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? '']] : [])),
  )
}

function origin(request: Request) {
  const { host, protocol } = new URL(request.url)
  return {
    'x-forwarded-host': request.headers.get('x-forwarded-host') ?? request.headers.get('host') ?? host,
    'x-forwarded-proto': request.headers.get('x-forwarded-proto') ?? protocol.slice(0, -1),
  }
}

function answerHeaders(answer: Response) {
  const headers = new Headers(
    picked(
      answer.headers,
      kept.filter((name) => name !== 'set-cookie'),
    ),
  )
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie)
  return headers
}

function refusal(status: number, code: string, reason: string) {
  const message =
    status === 413 ? 'The request is too large.' : 'The service does not answer. Try again shortly.'
  return Response.json(
    { errors: [{ message, extensions: { code, reason } }] },
    { status, headers: { 'cache-control': 'no-store', ...(status === 503 && { 'retry-after': '2' }) } },
  )
}
