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
    /** Photos and files go into this bucket; unset, into DATA_DIR/uploads. */
    S3_BUCKET: z.string().optional(),
    S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    S3_REGION: z.string().default('us-east-1'),
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    /** What BotFather gives for a bot; unset, there is no messenger. */
    TELEGRAM_TOKEN: z
      .string()
      .regex(/^\d+:[\w-]{20,}$/, 'must look like 123456789:AAE…, as BotFather gives it')
      .optional(),
    /** The bot's name as pages link to it. */
    TELEGRAM_BOT: z
      .string()
      .regex(/^\w{5,32}$/, 'the name of the bot without @')
      .optional(),
    TELEGRAM_API_ROOT: z.url({ protocol: /^https?$/ }).default('https://api.telegram.org'),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  },
  runtimeEnv: process.env,
  emptyStringAsUndefined: true,
})
