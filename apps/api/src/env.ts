import { createEnv } from '@t3-oss/env-core'
import { z } from 'zod'
import { trustedProxies } from './trusted-proxies'

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
    /** Proxies whose word about the client's address counts, besides loopback. */
    TRUSTED_PROXIES: trustedProxies,
    /** Photos and files go into this bucket; unset, into DATA_DIR/uploads. */
    S3_BUCKET: z.string().optional(),
    S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    S3_REGION: z.string().default('us-east-1'),
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  },
  runtimeEnv: process.env,
  emptyStringAsUndefined: true,
})
