import { connect, type NetConnectOpts, type Socket } from 'node:net'
import pg from 'pg'

/**
 * How long a statement may go unanswered before its server is asked whether it is there, in parts of the time the
 * statement may take: 400 ms for a request, and more for background work. The answer may take half as long again.
 */
const patience = 0.08
const tick = 100

/** SSLRequest: whatever speaks PostgreSQL's protocol answers it with one letter, however busy it is. */
const areYouThere = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])

type Server = {
  port: number
  host: string
  quiet: number
  clients: Set<WatchedClient>
  silent: boolean
  asking?: Promise<boolean>
}

const servers = new Map<string, Server>()

/** As many as there are degrees of patience: what is lost to a request need not be to background work. */
function serverOf({ host, port, quiet }: WatchedClient): Server {
  const name = `${host} ${port} ${quiet}`
  const known = servers.get(name)
  if (known) return known
  const server: Server = { host, port, quiet, clients: new Set(), silent: false }
  servers.set(name, server)
  if (servers.size === 1) setInterval(look, 100).unref()
  return server
}

/** All who ask at the same time share one question. */
function answers(server: Server): Promise<boolean> {
  server.asking ??= ask(server).then((there) => {
    server.asking = undefined
    server.silent = !there
    return there
  })
  return server.asking
}

/**
 * Two questions, the second while the first is open: TCP sends a lost packet again after a whole second. Whatever is heard
 * on another connection meanwhile answers as well.
 */
function ask(server: Server): Promise<boolean> {
  const before = new Map([...server.clients].map((client) => [client, client.heard]))
  const isHeard = () => [...server.clients].some((client) => client.heard > (before.get(client) ?? 0))
  const to = addressOf(server)
  const half = Math.ceil(server.quiet / tick / 2)
  return new Promise((resolve) => {
    const open = new Set<Socket>()
    let ticks = 0
    const settle = (there: boolean) => {
      clearInterval(timer)
      for (const socket of open) socket.destroy()
      resolve(there)
    }
    const question = () => {
      const socket = connect(to)
      open.add(socket)
      socket.once('connect', () => socket.write(areYouThere))
      socket.once('data', () => settle(true))
      socket.on('error', () => {})
      socket.once('close', () => {
        open.delete(socket)
        if (ticks >= half && open.size === 0) settle(isHeard())
      })
    }
    // Counted in ticks: while this process itself stands still, however long, only one of them passes.
    const timer = setInterval(() => {
      ticks++
      if (ticks === half) question()
      if (ticks === 3 * half) setImmediate(() => settle(isHeard()))
    }, tick)
    question()
  })
}

/** Where its connections lead: a name would have to be looked up first, behind whatever else waits for a thread. */
function addressOf({ host, port, clients }: Server): NetConnectOpts {
  if (host.startsWith('/')) return { path: `${host}/.s.PGSQL.${port}` }
  for (const { address } of clients) if (address) return { host: address, port }
  return { host, port }
}

function look(): void {
  const now = performance.now()
  for (const server of servers.values()) {
    const waiting = [...server.clients].filter((client) => client.waitsFor(now) > server.quiet)
    if (waiting.length === 0) continue
    void answers(server).then((there) => {
      // What is idle goes too: it leads to the server that is gone.
      const lost = there ? waiting.filter((client) => client.isForgotten(now)) : server.clients
      for (const client of lost) client.cut()
    })
  }
}

/**
 * A server that vanishes without a word (power, network) leaves its connections open, and a statement would wait on
 * one for ever. A slow server is not a vanished one, so it is asked, and only silence cuts its connections.
 */
export class WatchedClient extends pg.Client {
  readonly quiet: number
  readonly #longest: number
  #server: Server | undefined
  #askedAt = 0
  #ended = false

  constructor(config: pg.ClientConfig) {
    super(config)
    const longest = Number(config.statement_timeout)
    this.quiet = longest * patience
    this.#longest = longest + 1_000
    this.on('drain', () => (this.#askedAt = 0))
    this.once('end', () => {
      this.#ended = true
      this.#askedAt = 0
      this.#server?.clients.delete(this)
    })
  }

  override connect(): Promise<void>
  override connect(done: (error: Error) => void): void
  override connect(done?: (error: Error) => void): Promise<void> | undefined {
    if (!done) return super.connect()
    const server = serverOf(this)
    // While it is known to be gone, its next sign of life costs less time than a connection that nobody accepts.
    if (!server.silent) super.connect(done)
    else void this.#connectIfThere(server, done)
    return undefined
  }

  async #connectIfThere(server: Server, done: (error: Error) => void): Promise<void> {
    if (await answers(server)) super.connect(done)
    else done(gone())
  }

  // pg overloads query ten ways and all of them pass through, hence `never`: it fits where each of them stands.
  override query(...args: [statement?: unknown, ...rest: unknown[]]): never {
    // Prisma ends its transaction on a dead connection too; pg refuses that without another word.
    if (!this.#ended) {
      this.#askedAt ||= performance.now()
      this.#server ??= serverOf(this)
      this.#server.clients.add(this)
    }
    return super.query(...(args as [string])) as never
  }

  get heard(): number {
    return this.#socket.bytesRead
  }

  get address(): string | undefined {
    return this.#socket.remoteAddress
  }

  /** pg calls it a Duplex, since a worker of Cloudflare has something else. */
  get #socket(): Socket {
    return this.connection.stream as Socket
  }

  waitsFor(now: number): number {
    return this.#askedAt && now - this.#askedAt
  }

  /** The server would have given up by itself: this connection leads nowhere. */
  isForgotten(now: number): boolean {
    return this.waitsFor(now) > this.#longest
  }

  cut(): void {
    this.connection.stream.destroy(gone())
  }
}

const gone = () => new Error('Connection terminated: the database does not answer')
