import { Api, GrammyError, InputFile } from 'grammy'

export type Button = { text: string; data: string } | { text: string; url: string }
/** A small file that is kept nowhere: it goes from memory into the chat. */
export type SmallFile = { name: string; bytes: Uint8Array }
export type Said = { text: string; buttons?: Button[][]; file?: SmallFile }

/** What somebody wrote or pressed. `chat` is for the answer alone; of a name or an account nothing comes this far. */
export type Heard = { id: number; chat: number; message: number; language: string } & (
  | { kind: 'text'; text: string }
  | { kind: 'press'; data: string; press: string }
  | { kind: 'photo'; file: string }
  | { kind: 'other' }
)

export type Messenger = {
  /** The bot's name as in its address; proof that the token is good. */
  name(): Promise<string>
  /** Waits for what comes after `last`, and thereby lets go what came before it. */
  hear(last: number, stopping: AbortSignal, seconds?: number): Promise<{ heard: Heard[]; last: number }>
  say(chat: number, said: Said): Promise<void>
  /** Ends the waiting sign on a pressed button. */
  pressed(press: string): Promise<void>
  remove(chat: number, message: number): Promise<void>
  photo(file: string, most: number): Promise<Uint8Array>
}

/** Says what went wrong and nothing of what was said: the client's own errors carry the whole message. */
export class MessengerTrouble extends Error {
  constructor(
    readonly status: number,
    readonly retryAfter = 0,
  ) {
    super(status ? `the messenger answered ${status}` : 'the messenger does not answer')
  }
}

const tries = 4
const longestWait = 60
/** Telegram takes 4 096 characters a message. */
const longest = 4_000

const wait = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000))

async function once<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof MessengerTrouble) throw error
    if (error instanceof GrammyError)
      throw new MessengerTrouble(error.error_code, error.parameters.retry_after)
    throw new MessengerTrouble(0)
  }
}

/** Waits as long as it was told to, and a little where the other side or the way to it fails. */
async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let n = 1; ; n++) {
    try {
      return await once(call)
    } catch (error) {
      const { status, retryAfter } = error as MessengerTrouble
      const passing = status === 0 || status === 429 || status >= 500
      if (!passing || n === tries || retryAfter > longestWait) throw error
      await wait(retryAfter || n / 2)
    }
  }
}

export function partsOf(text: string): string[] {
  const signs = [...text]
  const parts: string[] = []
  for (let at = 0; at < signs.length; at += longest) parts.push(signs.slice(at, at + longest).join(''))
  return parts
}

type Loose = Record<string, unknown>
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null
const objectAt = (value: unknown, name: string): Loose => {
  const found = isObject(value) ? value[name] : null
  return isObject(found) ? found : {}
}

/** Pictures come in several sizes, the largest last; one sent "as a file" keeps its own. */
function fileOf(message: Loose): string | null {
  const sizes = message.photo
  const largest: unknown = Array.isArray(sizes) ? sizes.at(-1) : null
  const document = objectAt(message, 'document')
  const type = document.mime_type
  const picture = typeof type === 'string' && type.startsWith('image/') ? document : largest
  const file = isObject(picture) ? picture.file_id : null
  return typeof file === 'string' ? file : null
}

/** Null for what is none of ours: groups, channels, other bots, and whatever has another shape. */
export function heardOf(update: unknown): Heard | null {
  const id = isObject(update) ? update.update_id : null
  const callback = objectAt(update, 'callback_query')
  const isPress = typeof callback.id === 'string'
  const message = objectAt(isPress ? callback : update, 'message')
  const chat = objectAt(message, 'chat')
  const from = objectAt(isPress ? callback : message, 'from')
  if (typeof id !== 'number' || typeof chat.id !== 'number' || typeof message.message_id !== 'number')
    return null
  if (chat.type !== 'private' || from.is_bot === true) return null
  const language = typeof from.language_code === 'string' ? from.language_code : ''
  const about = { id, chat: chat.id, message: message.message_id, language }
  if (isPress) {
    const data = typeof callback.data === 'string' ? callback.data : ''
    return { ...about, kind: 'press', data, press: String(callback.id) }
  }
  const file = fileOf(message)
  if (file) return { ...about, kind: 'photo', file }
  if (typeof message.text === 'string') return { ...about, kind: 'text', text: message.text }
  return { ...about, kind: 'other' }
}

const keyboard = (buttons: Button[][]) => ({
  inline_keyboard: buttons.map((row) =>
    row.map((button) =>
      'url' in button
        ? { text: button.text, url: button.url }
        : { text: button.text, callback_data: button.data },
    ),
  ),
})

/** Takes no more than `most`; whoever sends more is cut off. */
async function bytesOf(response: Response, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.length
    if (size > most) throw new MessengerTrouble(413)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** The client's type of a signal is that of a library older than Node's own. */
const signalOf = (signal: AbortSignal) => signal as unknown as NonNullable<Parameters<Api['getMe']>[0]>
/** A start does not wait for a network that swallows what is sent. */
const shortly = () => signalOf(AbortSignal.timeout(5_000))

export function telegramMessenger({ token, apiRoot }: { token: string; apiRoot: string }): Messenger {
  const root = apiRoot.replace(/\/+$/, '')
  const api = new Api(token, { apiRoot: root, timeoutSeconds: 60 })
  return {
    name: async () => (await once(() => api.getMe(shortly()))).username,
    async hear(last, stopping, seconds = 25) {
      const asked = {
        offset: last + 1,
        timeout: seconds,
        allowed_updates: ['message', 'callback_query'] as const,
      }
      const updates: unknown = await once(() => api.getUpdates(asked, signalOf(stopping)))
      const found = Array.isArray(updates) ? (updates as unknown[]) : []
      const ids = found.flatMap((update) => {
        const id = isObject(update) ? update.update_id : null
        return typeof id === 'number' ? [id] : []
      })
      // Nothing to go on from: asked again at once, the same would come for ever.
      if (!Array.isArray(updates) || ids.length < Math.min(1, found.length)) throw new MessengerTrouble(502)
      return { heard: found.flatMap((update) => heardOf(update) ?? []), last: Math.max(last, ...ids) }
    },
    async say(chat, { text, buttons, file }) {
      if (file) {
        // Drawn up anew at each attempt: what was read of it once is gone.
        const sent = () => new InputFile(file.bytes, file.name)
        await patiently(() => api.sendDocument(chat, sent(), { caption: text }))
        return
      }
      const parts = partsOf(text)
      for (const [n, part] of parts.entries()) {
        const more = buttons && n === parts.length - 1 ? { reply_markup: keyboard(buttons) } : {}
        const plain = { link_preview_options: { is_disabled: true }, ...more }
        await patiently(() => api.sendMessage(chat, part, plain))
      }
    },
    pressed: async (press) => void (await patiently(() => api.answerCallbackQuery(press))),
    remove: async (chat, message) => void (await patiently(() => api.deleteMessage(chat, message))),
    photo: (file, most) =>
      patiently(async () => {
        const { file_path: path, file_size: size = 0 } = await api.getFile(file)
        if (size > most) throw new MessengerTrouble(413)
        const response = await fetch(`${root}/file/bot${token}/${path}`, {
          signal: AbortSignal.timeout(60_000),
        })
        if (!response.ok) throw new MessengerTrouble(response.status)
        return bytesOf(response, most)
      }),
  }
}

/** Says what it is told to have heard, and keeps what it was asked to say. */
export function memoryMessenger(rounds: (Heard[] | MessengerTrouble)[]) {
  const said: { chat: number; text: string }[] = []
  const messenger: Messenger = {
    name: async () => 'memory',
    async hear(last, stopping, seconds = 25) {
      const round = rounds.shift()
      if (round instanceof MessengerTrouble) throw round
      if (!round && seconds > 0) await new Promise((resolve) => stopping.addEventListener('abort', resolve))
      const heard = round ?? []
      return { heard, last: Math.max(last, ...heard.map(({ id }) => id)) }
    },
    say: async (chat, { text }) => void said.push({ chat, text }),
    pressed: async () => {},
    remove: async () => {},
    photo: async () => new Uint8Array(),
  }
  return { messenger, said }
}
