type Work<T> = () => Promise<T>

/** Lets at most so many run at once; the others wait their turn, in the order they came. */
export function atMost(most: number): <T>(work: Work<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running < most) running++
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      // Whoever waits takes over this turn.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
