import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/**
 * `refused`: a server that was stopped; connections are cut and new ones refused. `silent`: a machine that lost its
 * power; nothing is answered any more. `forgotten`: a firewall that started again; what was open is never heard of,
 * new connections work.
 */
export type Line = 'open' | 'refused' | 'silent' | 'forgotten'

export type Proxy = {
  port: number
  line(state: Line): void
  /** So many new connections get no answer, while what is open works. */
  lose(connections: number): void
  close(): void
}

/** A line to a server on this machine, which a test can cut in more than one way. */
export async function openProxy(target: number): Promise<Proxy> {
  let state: Line = 'open'
  let lost = 0
  const sockets = new Set<Socket>()
  const pass = (from: Socket, to: Socket) => {
    sockets.add(from)
    from.on('error', () => {})
    from.on('data', (chunk) => to.write(chunk))
    from.once('close', () => {
      sockets.delete(from)
      to.destroy()
    })
    if (state === 'silent') from.pause()
  }
  const server = createServer((near) => {
    if (state === 'refused') return void near.resetAndDestroy()
    near.on('error', () => {})
    if (lost-- > 0) return
    const far = connect(target, '127.0.0.1')
    pass(near, far)
    pass(far, near)
  })
  const line = (next: Line) => {
    state = next
    for (const socket of sockets) {
      if (next === 'open') socket.resume()
      else if (next === 'refused') socket.resetAndDestroy()
      else socket.pause()
    }
    if (next === 'forgotten') sockets.clear()
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    line('refused')
    server.close()
  }
  const lose = (connections: number) => {
    lost = connections
  }
  return { port: (server.address() as AddressInfo).port, line, lose, close }
}
