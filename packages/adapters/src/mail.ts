import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'

export type LetterOut = {
  /** Becomes the Message-ID: a repeated letter is recognisably the same one. */
  id: string
  to: string
  locale: string
  subject: string
  text: string
  html: string
}

export type Mailer = { send(letter: LetterOut): Promise<void>; close(): void }

/** The other server will never take this letter; asking again would only annoy it. */
export class MailRefused extends Error {}

/** No attempt lasts longer; the lease of a claimed letter is twice that (core/mail). */
const attemptMs = 60_000

/** `Name <box@host>` or `box@host`: anything else would be found out by the first reader of a bounce. */
const sender = /^(?:[^<>\r\n]*<([^\s<>@]+@[^\s<>@]+)>|([^\s<>@]+@[^\s<>@]+))$/

function hostOf(from: string): string {
  const found = sender.exec(from.trim())
  const host = (found?.[1] ?? found?.[2])?.split('@')[1]
  if (!host) throw new TypeError('MAIL_FROM must look like "CloseCall <mail@example.org>"')
  return host
}

function envelope(letter: LetterOut, from: string): SendMailOptions {
  // One mailbox and nothing else: no list, no second header, no display name to hide behind.
  if (!/^[^\s<>@,;:"()[\]\\]+@[^\s<>@,;:"()[\]\\]+$/.test(letter.to)) throw new MailRefused('not one address')
  return {
    from,
    to: { name: '', address: letter.to },
    subject: letter.subject.replace(/[\r\n]+/g, ' '),
    text: letter.text,
    html: letter.html,
    messageId: `<${letter.id}@${hostOf(from)}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': letter.locale,
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** A 5xx about this recipient or this content is final; about us (greeting, sign-in, sender) it may be set right. */
function isFinal(error: unknown): boolean {
  const { responseCode = 0, command = '' } = error as { responseCode?: number; command?: string }
  return responseCode >= 500 && responseCode < 600 && /^(RCPT TO|DATA)/.test(command)
}

export function smtpMailer({ url, from }: { url: string; from: string }): Mailer {
  hostOf(from)
  // Not pooled: a pool hides which letter a cut connection was about, and letters are few.
  const transport = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    dnsTimeout: 10_000,
  })
  return {
    async send(letter) {
      let timer: NodeJS.Timeout | undefined
      const slow = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('the mail server took too long')), attemptMs)
      })
      try {
        await Promise.race([transport.sendMail(envelope(letter, from)), slow])
      } catch (error) {
        if (isFinal(error)) throw new MailRefused(String(error), { cause: error })
        throw error
      } finally {
        clearTimeout(timer)
      }
    },
    close: () => transport.close(),
  }
}

/** Without a mail server: every letter as an .eml for a mail program, and as JSON for the page that lists them. */
export function folderMailer({ folder, from }: { folder: string; from: string }): Mailer {
  hostOf(from)
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    async send(letter) {
      const { message } = await transport.sendMail(envelope(letter, from))
      await mkdir(folder, { recursive: true, mode: 0o700 }) // links in letters open accounts
      await writeFile(path.join(folder, `${letter.id}.eml`), message as Buffer)
      const entry: DevMail = { ...letter, from, sentAt: new Date().toISOString() }
      const file = path.join(folder, `${letter.id}.json`)
      await writeFile(`${file}.part`, JSON.stringify(entry))
      await rename(`${file}.part`, file) // a reader never meets half a letter
    },
    close: () => transport.close(),
  }
}

export type DevMail = LetterOut & { from: string; sentAt: string }

/** The letters of the folder, newest first. Ids are UUIDv7, so their names are in the order of time. */
export async function readDevMail(folder: string, most = 200): Promise<DevMail[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const newest = names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse()
    .slice(0, most)
  return Promise.all(
    newest.map(async (name) => JSON.parse(await readFile(path.join(folder, name), 'utf8')) as DevMail),
  )
}

/** For tests: what was sent, in order. */
export function memoryMailer(): Mailer & { sent: LetterOut[] } {
  const sent: LetterOut[] = []
  return { sent, send: async (letter) => void sent.push(letter), close: () => {} }
}
