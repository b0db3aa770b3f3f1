import { randomUUID } from 'node:crypto'
import { type Messenger, MessengerTrouble, telegramMessenger } from '@closecall/adapters/messenger'
import type { Storage } from '@closecall/adapters/storage'
import type { Database } from '@closecall/db/database'
import type { Sweeper } from '@closecall/db/sweeper'
import type { Logger } from 'pino'
import { messengerCtx } from './anonymous'
import { converse } from './converse'
import { startListening } from './listen'

type Settings = {
  TELEGRAM_TOKEN?: string | undefined
  TELEGRAM_BOT?: string | undefined
  TELEGRAM_API_ROOT: string
}

type Around = {
  database: Database
  sweeper: Sweeper
  storage: Storage
  pepper: string
  publicUrl: string
  log: Logger
  now(): Date
}

/** A token that is none, or a name of another bot, stops the start; a network that is away does not. */
async function checked(messenger: Messenger, { TELEGRAM_BOT: told }: Settings, log: Logger): Promise<void> {
  const name = await messenger.name().catch((error: unknown) => {
    const status = error instanceof MessengerTrouble ? error.status : 0
    if (status === 401 || status === 404)
      throw new Error('TELEGRAM_TOKEN: Telegram knows no bot by this token')
    log.warn({ status }, 'messenger: does not answer yet')
    return null
  })
  if (name && told && told.toLowerCase() !== name.toLowerCase())
    throw new Error(`TELEGRAM_BOT=${told}: the bot of TELEGRAM_TOKEN is called ${name}`)
  if (name) log.info({ bot: name }, 'messenger: the bot takes reports')
}

/** Nothing without a token. */
export async function startMessenger(settings: Settings, around: Around) {
  const { TELEGRAM_TOKEN: token, TELEGRAM_API_ROOT: apiRoot } = settings
  if (!token) return null
  const { storage, publicUrl, sweeper, log, now } = around
  const messenger = telegramMessenger({ token, apiRoot })
  await checked(messenger, settings, log)
  const conversing = converse({
    messenger,
    storage,
    around: { id: randomUUID, publicUrl },
    now,
    ctxOf: messengerCtx(around),
  })
  return startListening({ messenger, sweeper, log, ...conversing })
}
