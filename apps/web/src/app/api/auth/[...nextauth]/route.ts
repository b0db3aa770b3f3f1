import type { NextRequest } from 'next/server'
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

async function fields(request: NextRequest): Promise<Record<string, string>> {
  if (Number(request.headers.get('content-length') ?? 0) > 20_000) return {}
  if (request.headers.get('content-type')?.includes('application/json')) {
    return (await request.json().catch(() => ({}))) as Record<string, string>
  }
  return Object.fromEntries(new URLSearchParams(await request.text()))
}

export { handle as GET, handle as POST }
