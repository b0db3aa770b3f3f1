import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer, json } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

export const botToken = '7700112233:AAE-test_token_of_nobody_0123456789'

type Key = { text: string; callback_data?: string; url?: string }
export type Sent = { id: number; chat: number; text: string; keys: Key[] }
type Trouble = { method: string; status: number; retryAfter?: number }
type Person = { id: number; name: string; language?: string }

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/'))
    return (await json(request).catch(() => ({}))) as Record<string, unknown>
  // Node's own reader of forms is stricter than Telegram.
  const [, boundary = ''] = /boundary="?([^";]+)/.exec(type) ?? []
  const body: Record<string, unknown> = {}
  for (const part of (await buffer(request)).toString('latin1').split(`--${boundary}`)) {
    const [head = '', ...rest] = part.split('\r\n\r\n')
    const [, field] = /[; ]name="([^"]*)"/.exec(head) ?? []
    const [, name] = /filename="?([^"\r\n;]*)/.exec(head) ?? []
    const text = Buffer.from(rest.join('\r\n\r\n').slice(0, -2), 'latin1').toString()
    if (field) body[field] = name === undefined ? text : { name, text }
  }
  return body
}

/** What Telegram would do, as far as a bot sees it: a queue of updates, messages in chats, files by their ids. */
export async function startBotApi(first = 900) {
  const updates: object[] = []
  const sent: Sent[] = []
  const calls: { method: string; body: Record<string, unknown> }[] = []
  const troubles: Trouble[] = []
  const files = new Map<string, Uint8Array>()
  const documents: { chat: number; name: string; text: string }[] = []
  const deleted: number[] = []
  const waiting = new Set<() => void>()
  let nextUpdate = first
  let nextMessage = 100
  let press = 0

  const wake = () => {
    for (const go of waiting) go()
  }
  const idOf = (update: object) => (update as { update_id?: unknown }).update_id

  async function updatesAfter(offset: number, seconds: number, response: ServerResponse): Promise<object[]> {
    // An offset lets go of everything before it.
    const kept = updates.filter((update) => !(Number(idOf(update)) < offset))
    updates.splice(0, updates.length, ...kept)
    if (updates.length > 0 || seconds === 0) return [...updates]
    await new Promise<void>((resolve) => {
      const go = () => {
        clearTimeout(timer)
        waiting.delete(go)
        resolve()
      }
      const timer = setTimeout(go, seconds * 1_000)
      waiting.add(go)
      response.on('close', go)
    })
    return [...updates]
  }

  async function resultOf(
    method: string,
    body: Record<string, unknown>,
    response: ServerResponse,
  ): Promise<unknown> {
    switch (method) {
      case 'getMe':
        return { id: 7700112233, is_bot: true, first_name: 'Safety', username: 'PlantSafetyBot' }
      case 'getUpdates':
        return updatesAfter(Number(body.offset ?? 0), Number(body.timeout ?? 0), response)
      case 'sendMessage': {
        const markup = body.reply_markup as { inline_keyboard: Key[][] } | undefined
        const keys = markup?.inline_keyboard.flat() ?? []
        sent.push({ id: nextMessage++, chat: Number(body.chat_id), text: String(body.text), keys })
        return { message_id: nextMessage - 1, date: 1, chat: { id: body.chat_id, type: 'private' } }
      }
      case 'sendDocument': {
        // `attach://name`: the file comes as a part of that name.
        const file = body[String(body.document).replace('attach://', '')] as { name: string; text: string }
        documents.push({ chat: Number(body.chat_id), ...file })
        return { message_id: nextMessage++, date: 1, chat: { id: Number(body.chat_id), type: 'private' } }
      }
      case 'deleteMessage':
        deleted.push(Number(body.message_id))
        return true
      case 'getFile': {
        const file = String(body.file_id)
        return { file_id: file, file_path: `photos/${file}.jpg`, file_size: files.get(file)?.length }
      }
      default:
        return true
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const [, folder, bot, method = ''] = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(request.url ?? '') ?? []
    const say = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    if (bot !== botToken) return say(401, { ok: false, error_code: 401, description: 'Unauthorized' })
    if (folder) {
      const bytes = files.get(/photos\/(.+)\.jpg$/.exec(method)?.[1] ?? '')
      return void (bytes ? response.writeHead(200).end(bytes) : response.writeHead(404).end())
    }
    const body = await bodyOf(request)
    calls.push({ method, body })
    const trouble = troubles.find((each) => each.method === method)
    if (trouble) {
      troubles.splice(troubles.indexOf(trouble), 1)
      const { status, retryAfter } = trouble
      const parameters = retryAfter ? { parameters: { retry_after: retryAfter } } : {}
      return say(status, { ok: false, error_code: status, description: 'Trouble', ...parameters })
    }
    say(200, { ok: true, result: await resultOf(method, body, response) })
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })

  const push = (...more: object[]) => {
    updates.push(...more)
    wake()
  }
  const messageOf = ({ id, name, language = 'en' }: Person, more: object) => ({
    message_id: nextMessage++,
    date: 1_770_000_000,
    from: { id, is_bot: false, first_name: name, username: `${name}_user`, language_code: language },
    chat: { id, type: 'private', first_name: name, username: `${name}_user` },
    ...more,
  })
  const said = (person: Person, more: object) => {
    const update = { update_id: nextUpdate++, message: messageOf(person, more) }
    push(update)
    return update
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    calls,
    troubles,
    files,
    documents,
    deleted,
    push,
    writes: (person: Person, text: string) => said(person, { text }),
    shows: (person: Person, file: string) =>
      said(person, { photo: [{ file_id: 'small' }, { file_id: file }] }),
    said,
    presses(person: Person, on: Sent, text: string) {
      const key = on.keys.find((each) => each.text === text)
      if (!key?.callback_data)
        throw new Error(`no button “${text}” but ${on.keys.map((each) => each.text).join(', ')}`)
      const { from } = messageOf(person, {})
      const message = { message_id: on.id, date: 1, chat: { id: person.id, type: 'private' }, text: on.text }
      const query = { id: `press-${press++}`, from, message, chat_instance: 'x', data: key.callback_data }
      const update = { update_id: nextUpdate++, callback_query: query }
      push(update)
      return update
    },
  }
}

export type BotApi = Awaited<ReturnType<typeof startBotApi>>
