/** Of less the head of the compressed form takes what its body saves. */
const least = 1024

/** The same answer, compressed where it is text that is worth it: Next compresses what it renders, not what a route answers. */
export function compressed(request: Request, answer: Response, size: number): Response {
  const taken = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
  const isText = /\bjson\b/.test(answer.headers.get('content-type') ?? '')
  if (!answer.body || !taken || !isText || size < least) return answer
  const headers = new Headers(answer.headers)
  headers.set('content-encoding', 'gzip')
  headers.append('vary', 'accept-encoding')
  const body = answer.body.pipeThrough(new CompressionStream('gzip'))
  return new Response(body, { status: answer.status, headers })
}
