import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

export type Builds = {
  url: string
  /** From now on the next build is served: every script and style has another name, the old names are gone. */
  deploy(): void
}

const named = /(static\/chunks\/[\w.~-]+)\.(js|css)/g
const next = '-next'
const isNext = (path: string) => path.replace(/\.\w+$/, '').endsWith(next)

/** In front of a running product: what a browser meets when a new build of it is deployed, without building twice. */
export async function twoBuilds(target: string): Promise<Builds> {
  const { hostname, port } = new URL(target)
  let deployed = false

  const answer = async (from: IncomingMessage, response: ServerResponse, renamed: boolean) => {
    const { 'content-length': _, 'transfer-encoding': __, ...headers } = from.headers
    const text = /html|javascript|x-component|json/.test(headers['content-type'] ?? '')
    const body = await buffer(from)
    const changed = (words: string) => words.replaceAll(named, `$1${next}.$2`)
    // The pages name their styles in a header as well.
    if (renamed && headers.link) headers.link = changed(String(headers.link))
    response.writeHead(from.statusCode ?? 502, headers)
    response.end(renamed && text ? changed(body.toString()) : body)
  }

  const server = createServer((incoming, response) => {
    const { method, url = '', headers } = incoming
    // A page that was on its way when the build changed is still the old one.
    const renamed = deployed
    const [path = ''] = url.split('?')
    if (path.includes('/static/chunks/') && isNext(path) !== renamed) {
      return void response.writeHead(404, { 'content-type': 'text/plain' }).end()
    }
    const outgoing = request(
      {
        hostname,
        port,
        method,
        path: renamed ? url.replace(`${next}.`, '.') : url,
        headers: { ...headers, 'accept-encoding': 'identity' },
      },
      (from) => void answer(from, response, renamed).catch(() => response.destroy()),
    ).on('error', () => response.destroy())
    incoming.pipe(outgoing)
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    deploy: () => {
      deployed = true
    },
  }
}
