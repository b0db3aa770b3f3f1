import type { AddressInfo } from 'node:net'
import { callbackify } from 'node:util'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'

export type Received = { recipients: string[]; email: Email; raw: string }

/** What the server does with a letter after reading it: accept (undefined), refuse (an error) or think first. */
export type Verdict = (letter: Received) => Promise<Error | undefined>

export type SmtpSink = {
  url: string
  port: number
  received: Received[]
  close(): Promise<void>
}

export type SinkOptions = {
  port?: number
  /** Called for every recipient, before the letter itself. */
  recipient?: (address: string) => Error | undefined
  verdict?: Verdict
}

/** A refusal with its code, as a mail server words it. */
export const refusal = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code })

/** A real mail server on loopback that keeps what it accepted, as long as the test lasts. */
export async function openSmtp({ port = 0, recipient, verdict }: SinkOptions = {}): Promise<SmtpSink> {
  const received: Received[] = []
  const read = async (recipients: string[], raw: Buffer) => {
    const letter = { recipients, email: await PostalMime.parse(raw), raw: raw.toString() }
    const refused = await verdict?.(letter)
    if (refused) throw refused
    received.push(letter)
    return 'received'
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    closeTimeout: 200,
    onRcptTo: ({ address }, _session, done) => done(recipient?.(address) ?? null),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address)
        const answer = read(recipients, Buffer.concat(chunks))
        callbackify(() => answer)(done)
      })
    },
  })
  server.on('error', () => {}) // a client that vanished in the middle of a letter
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const bound = (server.server.address() as AddressInfo).port
  const sink: SmtpSink = {
    url: `smtp://127.0.0.1:${bound}`,
    port: bound,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  onTestFinished(sink.close)
  return sink
}
