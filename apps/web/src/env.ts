import { createEnv } from '@t3-oss/env-core'
import { z } from 'zod'

/** Read at run time only: one build serves every installation. */
export const env = createEnv({
  server: {
    API_URL: z.url().optional(),
    API_PORT: z.coerce.number().int().default(4000),
    NEXTAUTH_SECRET: z.string().min(16).optional(),
    NEXTAUTH_URL: z.url().optional(),
    /** The name of the bot that takes reports too; unset, no page speaks of one. */
    TELEGRAM_BOT: z
      .string()
      .regex(/^\w{5,32}$/, 'the name of the bot without @')
      .optional(),
    NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  },
  runtimeEnv: process.env,
  emptyStringAsUndefined: true,
})

export const apiUrl = (path: string) => new URL(path, env.API_URL ?? `http://127.0.0.1:${env.API_PORT}`)

/** As people type it, with no slash behind: what posters and letters begin with. */
export const publicUrl = () => (env.NEXTAUTH_URL ?? 'http://localhost:3000').replace(/\/+$/, '')

export function sessionSecret() {
  if (!env.NEXTAUTH_SECRET) throw new Error('NEXTAUTH_SECRET is not set: at least 16 characters are needed')
  return env.NEXTAUTH_SECRET
}
