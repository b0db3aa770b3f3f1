import { createEnv } from '@t3-oss/env-core'
import { z } from 'zod'

/** The only place of this process that reads its environment; a wrong value stops the start with its name. */
export const env = createEnv({
  server: {
    APP_DATABASE_URL: z.url(),
    AUTH_DATABASE_URL: z.url(),
    API_PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
    DATA_DIR: z.string().default('.data'),
    PUBLIC_URL: z.url().default('http://localhost:3000'),
    NEXTAUTH_SECRET: z.string().min(16),
    PEPPER: z.string().min(16),
    TRUSTED_DOCUMENTS: z.enum(['on', 'off']).default('on'),
    SEED: z.enum(['demo', 'none']).default('none'),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  },
  runtimeEnv: process.env,
  emptyStringAsUndefined: true,
})
