import { createEnv } from '@t3-oss/env-core'
import { z } from 'zod'

/** The only place of this process that reads its environment; a wrong value stops the start with its name. */
export const env = createEnv({
  server: {
    APP_DATABASE_URL: z.url(),
    AUTH_DATABASE_URL: z.url(),
    WORKER_DATABASE_URL: z.url(),
    DATA_DIR: z.string().default('.data'),
    PUBLIC_URL: z.url().default('http://localhost:3000'),
    PEPPER: z.string().min(16),
    /** Unset: letters are written to DATA_DIR/mail. */
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_FROM: z.string().default('CloseCall <closecall@localhost>'),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  },
  runtimeEnv: process.env,
  emptyStringAsUndefined: true,
})
