import { rateLimited } from './errors'

/** Lets `atOnce` works run and `most` wait; further ones are refused, so that a flood costs no memory. */
export function bounded(atOnce: number, most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= atOnce) {
      if (waiting.length >= most) throw rateLimited(5, 'anonymous.busy')
      await new Promise<void>((go) => waiting.push(go))
    } else running++
    try {
      return await work()
    } finally {
      // The place goes to the next in the queue, or is free again.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
