import type { AuthOptions, User } from 'next-auth'
import { encode } from 'next-auth/jwt'
import Credentials from 'next-auth/providers/credentials'
import { callApi } from '../api/call'
import { ApiError } from '../api/error'
import { env, sessionSecret } from '../env'
import { SignOut } from '../features/session/session.documents'
import { Claims } from './claims'
import { sessionCookie } from './session'
import { type Credential, type SignInWay, signInWays } from './ways'

type RequestHeaders = Record<string, string | undefined> | undefined

/** One provider per way of signing in; each asks the API, which alone knows secrets, limits and lock-outs. */
function provider(way: SignInWay) {
  return Credentials({
    id: way,
    credentials: {},
    async authorize(credential, request) {
      try {
        const claims = await signInWays[way]((credential ?? {}) as Credential, forwarded(request.headers))
        return { id: claims.memberId, claims } as User & { claims: Claims }
      } catch (error) {
        throw new Error(JSON.stringify(ApiError.from(error)), { cause: error })
      }
    },
  })
}

const forwarded = (headers: RequestHeaders) => ({
  cookie: headers?.cookie ?? '',
  'x-forwarded-for': headers?.['x-forwarded-for'] ?? '',
})

export const authOptions = (): AuthOptions => ({
  secret: sessionSecret(),
  providers: (Object.keys(signInWays) as SignInWay[]).map(provider),
  session: { strategy: 'jwt', maxAge: 30 * 24 * 3600 },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  useSecureCookies: env.NEXTAUTH_URL?.startsWith('https://') ?? false,
  events: {
    /** Before the cookie goes, the API forgets the session: a copy of the cookie is worth nothing. */
    async signOut({ token }) {
      const cookie = await encode({ token, secret: sessionSecret() })
      await callApi(SignOut, {}, { cookie: `${sessionCookie()}=${cookie}` })
    },
  },
  callbacks: {
    jwt: ({ token, user }) => (user ? Claims.parse((user as User & { claims: unknown }).claims) : token),
    session: ({ session }) => ({ expires: session.expires }),
  },
})
