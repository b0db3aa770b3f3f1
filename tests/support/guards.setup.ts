import dns from 'node:dns'
import net from 'node:net'
import { format } from 'node:util'
import { afterEach } from 'vitest'

if (new Date(Date.UTC(2026, 0, 1)).getTimezoneOffset() !== -345) {
  throw new Error('Tests run in Asia/Kathmandu, so that a local time never passes for UTC by luck')
}

/** The files of a worker share its globals: the guards stand once. */
const shared = globalThis as { closecallFaults?: string[] }
const standing = shared.closecallFaults !== undefined
/** What happened that a test may not do; a test that expects console.error replaces it with a spy. */
const faults = (shared.closecallFaults ??= [])

function isLoopback(host: unknown): boolean {
  if (typeof host !== 'string' || host === '' || host === 'localhost') return true
  return host === '::1' || host === '[::1]' || /^(::ffff:)?127\./.test(host)
}

function refuse(host: unknown): never {
  faults.push(`network: ${String(host)}`)
  throw new Error(`A test reached for ${String(host)}: only loopback is allowed`)
}

if (!standing) {
  const print = console.error
  console.error = (...args: unknown[]) => {
    faults.push(`console.error: ${format(...args)}`)
    print(...args)
  }

  const connect = net.Socket.prototype.connect
  net.Socket.prototype.connect = function guarded(this: net.Socket, ...args: unknown[]) {
    // node:net hands itself its own normalised form: an array holding the options.
    const first = Array.isArray(args[0]) ? args[0][0] : args[0]
    const host = typeof first === 'object' && first !== null ? (first as { host?: unknown }).host : args[1]
    if (!isLoopback(host)) refuse(host)
    return Reflect.apply(connect, this, args)
  } as typeof connect

  const lookup = dns.lookup
  dns.lookup = ((host: string, ...rest: unknown[]) => {
    if (!isLoopback(host) && net.isIP(host) === 0) refuse(host)
    return Reflect.apply(lookup, dns, [host, ...rest])
  }) as typeof lookup
}

afterEach(() => {
  const found = faults.splice(0)
  if (found.length > 0) throw new Error(found.join('\n'))
})
