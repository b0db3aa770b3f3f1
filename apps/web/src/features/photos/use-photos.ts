import { useEffect, useRef, useState } from 'react'
import { type Photo, PhotoProblem, type ProblemCode } from './photo'
import { preparePhoto } from './prepare-photo'

export type Problem = { id: number; name: string; code: ProblemCode }
type Props = {
  photos: Photo[]
  change: (photos: Photo[]) => void
  most: number
  busy?: (busy: boolean) => void
}

let problems = 0

/** Prepares what was picked one by one: a small phone has room for one unpacked photo only. */
export function usePhotos({ photos, change, most, busy }: Props) {
  const [preparing, setPreparing] = useState<{ n: number; count: number }>()
  const [left, setLeft] = useState<Problem[]>([])
  // What is picked while others are being prepared, and what is removed meanwhile, must not undo each other.
  const now = useRef(photos)
  useEffect(() => {
    now.current = photos
  }, [photos])
  const queue = useRef<File[]>([])
  const done = useRef(0)

  const set = (next: Photo[]) => {
    now.current = next
    change(next)
  }
  const leaveOut = (name: string, code: ProblemCode) =>
    setLeft((before) => [...before, { id: ++problems, name, code }])

  const work = async () => {
    busy?.(true)
    done.current = 0
    for (let file = queue.current[0]; file; file = queue.current[0]) {
      setPreparing({ n: done.current + 1, count: done.current + queue.current.length })
      try {
        set([...now.current, await preparePhoto(file)])
      } catch (error) {
        leaveOut(file.name, error instanceof PhotoProblem ? error.code : 'unreadable')
      }
      queue.current.shift()
      done.current++
    }
    setPreparing(undefined)
    busy?.(false)
  }

  const add = (files: File[]) => {
    setLeft([])
    const room = Math.max(0, most - now.current.length - queue.current.length)
    for (const file of files.slice(room)) leaveOut(file.name, 'tooMany')
    const idle = queue.current.length === 0
    queue.current.push(...files.slice(0, room))
    if (idle && queue.current.length > 0) void work()
  }

  return {
    add,
    preparing,
    left,
    dismiss: (id: number) => setLeft((before) => before.filter((each) => each.id !== id)),
    remove: (id: string) => set(now.current.filter((each) => each.id !== id)),
    replace: (id: string, by: Photo) => set(now.current.map((each) => (each.id === id ? by : each))),
  }
}
