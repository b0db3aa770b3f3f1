import { type IncomingMessage, Server } from 'node:http'

/**
 * Next keeps an `x-forwarded-for` that the client wrote. Like any proxy, this server adds the address it really
 * talks to; the API then believes only loopback proxies, so nobody escapes the rate limits by inventing addresses.
 */
export function register() {
  const server = Server.prototype as unknown as { emit: Emit }
  const { emit } = server
  server.emit = function (event, ...said) {
    if (event === 'request') addPeer(said[0] as IncomingMessage)
    return emit.call(this, event, ...said)
  }
}

type Emit = (this: Server, event: string, ...said: unknown[]) => boolean

function addPeer(request: IncomingMessage) {
  const said = request.headers['x-forwarded-for']
  const peer = request.socket.remoteAddress ?? ''
  request.headers['x-forwarded-for'] = said ? `${String(said)}, ${peer}` : peer
}
