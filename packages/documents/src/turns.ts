import { DocumentError } from './document-error'

/** Runs at most `atOnce` at a time; up to `waiting` more stand in line, and who comes then is refused. */
export class Turns {
  private running = 0
  private readonly line: (() => void)[] = []

  constructor(
    private readonly atOnce: number,
    private readonly waiting: number,
  ) {}

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.atOnce) this.running++
    else if (this.line.length >= this.waiting) throw new DocumentError('photo.busy')
    else await new Promise<void>((called) => this.line.push(called))
    try {
      return await work()
    } finally {
      const next = this.line.shift()
      // Who is called takes over this place, so nobody slips in between.
      if (next) next()
      else this.running--
    }
  }
}
