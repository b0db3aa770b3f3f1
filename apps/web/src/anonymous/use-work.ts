import { useCallback, useEffect, useRef } from 'react'
import { ApiError } from '../api/error'
import { WorkChallenge } from './anonymous.documents'
import { ask } from './ask'
import type { Challenge, Work } from './solve'

const tries = 3

/** Work is done ahead, while somebody still writes; each piece counts once. */
export function useWork(solver: string, first: Challenge | undefined) {
  const ready = useRef<Promise<Work>>(undefined)
  useEffect(() => {
    ready.current = first && solve(solver, first)
    // Whoever needs it hears of it then.
    ready.current?.catch(() => {})
  }, [solver, first])

  /** Runs what needs work; where the piece is too old or too small by now, with another one. */
  return useCallback(
    async <Answer>(run: (work: Work) => Promise<Answer>): Promise<Answer> => {
      for (let attempt = 1; ; attempt++) {
        const work = ready.current ?? newWork(solver)
        ready.current = undefined
        try {
          return await run(await work)
        } catch (error) {
          if (attempt === tries || ApiError.from(error).reason !== 'anonymous.work') throw error
        }
      }
    },
    [solver],
  )
}

export const newWork = async (solver: string) => solve(solver, (await ask(WorkChallenge, {})).workChallenge)

function solve(solver: string, challenge: Challenge): Promise<Work> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(solver, { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<Work>) => {
      resolve(data)
      worker.terminate()
    })
    worker.addEventListener('error', () => {
      reject(new ApiError('UNAVAILABLE', 'unavailable'))
      worker.terminate()
    })
    worker.postMessage(challenge, [])
  })
}
