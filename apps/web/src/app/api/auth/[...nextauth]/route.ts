import type { NextRequest } from 'next/server'
import { limitedBody } from '../../../../api/limited-body'
import { runNextAuth } from '../../../../auth/run-next-auth'

type Context = { params: Promise<{ nextauth: string[] }> }

async function handle(request: NextRequest, { params }: Context) {
  const answer = await runNextAuth({
    path: (await params).nextauth,
    method: request.method,
    query: Object.fromEntries(request.nextUrl.searchParams),
    body: request.method === 'POST' ? await fields(request) : undefined,
    cookies: Object.fromEntries(request.cookies.getAll().map(({ name, value }) => [name, value])),
    headers: Object.fromEntries(request.headers),
  })
  answer.headers.set('cache-control', 'private, no-store')
  return new Response(answer.body, { status: answer.status, headers: answer.headers })
}

/** A form or a JSON object of texts; what is larger than any of ours is read no further, whatever length it announced. */
async function fields(request: NextRequest): Promise<Record<string, string>> {
  if (!request.body) return {}
  const text = await new Response(limitedBody(request.body, 20_000).stream).text().catch(() => '')
  if (!request.headers.get('content-type')?.includes('application/json'))
    return Object.fromEntries(new URLSearchParams(text))
  try {
    const parsed: unknown = JSON.parse(text)
    return Object.fromEntries(Object.entries(parsed ?? {}).filter(([, value]) => typeof value === 'string'))
  } catch {
    return {}
  }
}

export { handle as GET, handle as POST }
