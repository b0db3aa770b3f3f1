type Waiting<Q, A> = { question: Q; resolve(answer: A): void; reject(error: unknown): void }

/**
 * Questions that requests ask in the same turn of the event loop go as one statement: on a busy process several have
 * arrived by then. Nobody waits for a statement under way, and no answer is older than its question.
 */
export function together<Q, A>(
  ask: (questions: Q[]) => Promise<A[]>,
  most: number,
): (question: Q) => Promise<A> {
  let waiting: Waiting<Q, A>[] = []

  const send = (asked: Waiting<Q, A>[]) =>
    ask(asked.map(({ question }) => question)).then(
      (answers) => asked.forEach(({ resolve }, i) => resolve(answers[i] as A)),
      (error: unknown) => asked.forEach(({ reject }) => reject(error)),
    )
  const sendAll = () => {
    const asked = waiting
    waiting = []
    for (let from = 0; from < asked.length; from += most) void send(asked.slice(from, from + most))
  }

  return (question) =>
    new Promise((resolve, reject) => {
      if (waiting.push({ question, resolve, reject }) === 1) setImmediate(sendAll)
    })
}
