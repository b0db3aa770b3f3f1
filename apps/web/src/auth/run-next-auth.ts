import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth from 'next-auth'
import { authOptions } from './options'

export type AuthCall = {
  path: string[]
  method: string
  query?: Record<string, string>
  body?: Record<string, string>
  cookies: Record<string, string>
  headers: Record<string, string>
}
export type AuthAnswer = { status: number; headers: Headers; body?: string }

/** next-auth behind one door: called by the route handler and by the forms' server actions alike. */
export async function runNextAuth(call: AuthCall): Promise<AuthAnswer> {
  const answer: AuthAnswer = { status: 200, headers: new Headers() }
  const cookies: string[] = []
  const response = {
    getHeader: (name: string) => (name.toLowerCase() === 'set-cookie' ? cookies : answer.headers.get(name)),
    setHeader(name: string, value: string | string[]) {
      if (name.toLowerCase() === 'set-cookie') cookies.splice(0, cookies.length, ...[value].flat())
      else answer.headers.set(name, String(value))
      return response
    },
    status(code: number) {
      answer.status = code
      return response
    },
    json(value: unknown) {
      answer.headers.set('content-type', 'application/json')
      answer.body = JSON.stringify(value)
    },
    send(value: unknown) {
      answer.body = typeof value === 'object' && value ? JSON.stringify(value) : (value as string | undefined)
    },
    end() {},
  }
  const request = { ...call, query: { ...call.query, nextauth: call.path } }
  await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, authOptions())
  for (const cookie of cookies) answer.headers.append('set-cookie', cookie)
  return answer
}
