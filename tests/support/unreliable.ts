import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** `cut`: the request never arrives. `lose`: it does, its answer does not. A number: something on the way answers that. */
export type Fault = 'cut' | 'lose' | number | undefined
type Asked = { method: string; path: string }

export type Network = {
  url: string
  /** What happens to a request from now on; without it everything passes. */
  fault(decide?: (asked: Asked) => Fault): void
  /** What reached the product, as `POST /report/send`. */
  arrived: string[]
}

/** A network between a browser and the product, with every fault a plant's has; a service worker goes through it as well. */
export async function unreliable(target: string): Promise<Network> {
  let decide: (asked: Asked) => Fault = () => undefined
  const arrived: string[] = []
  const { hostname, port } = new URL(target)
  const pass = (incoming: IncomingMessage, answer: (from: IncomingMessage) => void, failed: () => void) => {
    const { method, url: path, headers } = incoming
    arrived.push(`${method} ${path}`)
    const outgoing = request({ hostname, port, method, path, headers }, answer).on('error', failed)
    incoming.on('error', failed)
    incoming.pipe(outgoing)
  }
  const server = createServer((incoming, response) => {
    const cut = () => void response.destroy()
    const fault = decide({ method: incoming.method ?? '', path: incoming.url ?? '' })
    if (fault === 'cut') return cut()
    if (typeof fault === 'number') {
      incoming.resume()
      return void response.writeHead(fault, { 'content-type': 'text/html' }).end('<h1>proxy</h1>')
    }
    pass(
      incoming,
      (from) => {
        if (fault === 'lose') return void from.resume().on('end', cut)
        response.writeHead(from.statusCode ?? 502, from.headers)
        from.pipe(response)
      },
      cut,
    )
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    fault: (next = () => undefined) => {
      decide = next
    },
    arrived,
  }
}
