import { spawn } from 'node:child_process'
import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { heard, say } from './say.mjs'

const followParent = pathToFileURL(fileURLToPath(new URL('./follow-parent.mjs', import.meta.url))).href
const windows = process.platform === 'win32'

/** Thrown into whatever waits when the house is asked to stop. */
export class Stopped extends Error {}

/** Every process of one run: steps that end by themselves and services that may not. Nothing outlives `stop`. */
export class Household {
  stopping = false
  settled = false
  #children = new Map()
  #lastDeath = 0
  #failed = withResolvers()

  constructor(logs, { loud = false, plain = false }) {
    this.logs = logs
    this.loud = loud
    this.plain = plain
    this.failed = this.#failed.promise
    this.failed.catch(() => {})
  }

  #spawn(name, command, args, { cwd, env, ipc = false, quiet = false }) {
    if (this.stopping) throw new Stopped()
    const output = this.plain ? 'inherit' : 'pipe'
    const child = spawn(command, args, {
      cwd,
      env,
      // A group of its own: Ctrl-C must reach us alone, and a stop must reach its helpers too.
      detached: !windows,
      shell: command.endsWith('.cmd'),
      windowsHide: true,
      stdio: ['ignore', output, output, ...(ipc ? ['ipc'] : [])],
    })
    const tail = []
    const file = this.#logFile(name)
    const listen = (chunk) => {
      file?.write(chunk)
      for (const line of String(chunk).split('\n')) {
        if (!line.trim()) continue
        tail.push(line)
        if (tail.length > 25) tail.shift()
        if (!quiet && !this.stopping) heard(name, line, this.loud)
      }
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.ended = new Promise((resolve) => {
      child.once('error', (error) => resolve({ code: 127, why: error.message }))
      child.once('close', (code, signal) => resolve({ code, why: signal ?? `code ${code}` }))
    }).then((end) => {
      file?.end()
      this.#children.delete(child)
      return { ...end, tail }
    })
    this.#children.set(child, name)
    return child
  }

  #logFile(name) {
    if (!this.logs) return null
    const file = path.join(this.logs, `${name.replaceAll(' ', '-')}.log`)
    if (existsSync(file) && statSync(file).size > 10_000_000) renameSync(file, `${file}.1`)
    return createWriteStream(file, { flags: 'a', mode: 0o600 })
  }

  /** Runs one command to its end; answers its last lines. */
  async step(name, command, args, options) {
    const { code, why, tail } = await this.#spawn(name, command, args, { quiet: !this.loud, ...options })
      .ended
    if (this.stopping) throw new Stopped()
    if (code !== 0) throw new Error(`${name} failed (${why})\n${tail.join('\n')}`)
    return tail
  }

  /** Starts a service and starts it again whenever it ends; one that cannot even start fails the house. */
  keep(name, args, options) {
    let deaths = 0
    const begin = () => {
      if (this.stopping) return
      const began = Date.now()
      const child = this.#spawn(name, process.execPath, ['--import', followParent, ...args], options)
      options.onSpawn?.(child)
      child.ended.then(({ why, tail }) => {
        if (this.stopping) return
        this.#lastDeath = Date.now()
        deaths = Date.now() - began > 60_000 ? 1 : deaths + 1
        if (!this.settled && deaths >= 3) {
          const words = `${name} keeps ending at start (${why}). Its last words:\n${tail.join('\n')}`
          this.#failed.reject(new Error(words))
          return
        }
        const pause = Math.min(30_000, 500 * 2 ** (deaths - 1))
        say(`${name} ended (${why}); starting it again in ${pause / 1000} s`)
        setTimeout(begin, pause)
      })
    }
    begin()
  }

  /** No service has ended lately: one that falls over at once may have answered in between. */
  quietFor(milliseconds) {
    return Date.now() - this.#lastDeath > milliseconds
  }

  fail(error) {
    this.#failed.reject(error)
  }

  /** Services first, the database they use last; each is asked, then made. */
  async stop() {
    if (this.stopping) return
    this.stopping = true
    this.#failed.reject(new Stopped())
    await this.#end((name) => name === 'web' || !['api', 'worker', 'database'].includes(name), 8_000)
    await this.#end((name) => name !== 'database', 12_000)
    await this.#end(() => true, 45_000)
  }

  async #end(chosen, patience) {
    const leaving = [...this.#children].filter(([, name]) => chosen(name)).map(([child]) => child)
    for (const child of leaving) this.#signal(child, 'SIGTERM')
    const gone = Promise.all(leaving.map((child) => child.ended))
    let timer
    const late = new Promise((resolve) => (timer = setTimeout(resolve, patience, 'late')))
    if ((await Promise.race([gone, late])) === 'late') this.kill(chosen)
    clearTimeout(timer)
    await gone
  }

  #signal(child, signal) {
    try {
      // The database keeper decides itself what to do with its server; everybody else goes with all helpers.
      if (windows || this.#children.get(child) === 'database') child.kill(signal)
      else process.kill(-child.pid, signal)
    } catch {
      // Gone already.
    }
  }

  kill(chosen = (name) => name !== 'database') {
    for (const [child, name] of this.#children) if (chosen(name)) this.#signal(child, 'SIGKILL')
  }
}

/** Node 20 has no Promise.withResolvers. */
function withResolvers() {
  const made = {}
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }))
  return made
}
