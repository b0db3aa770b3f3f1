import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** The process is alive and really is one of ours: numbers are used again. */
function lives(pid, word) {
  try {
    process.kill(pid, 0)
    if (process.platform === 'win32') return true
    const command =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        : execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
    return command.includes(word)
  } catch {
    return false
  }
}

/**
 * Takes a lock file for this process. `held` is called with the holder's number as long as another lives; what it
 * throws ends the waiting. Resolves to whether an earlier holder died without giving it back.
 */
export async function takeLock(file, word, held) {
  for (let stale = false; ; ) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      process.once('exit', () => giveBack(file))
      return stale
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const holder = Number(readFileSync(file, 'utf8'))
      if (holder && holder !== process.pid && lives(holder, word)) await held(holder)
      else {
        stale = true
        rmSync(file, { force: true })
      }
    }
  }
}

/** Only one's own: after it was given back, somebody else may hold it. */
function giveBack(file) {
  if (existsSync(file) && readFileSync(file, 'utf8') === String(process.pid)) rmSync(file, { force: true })
}

/** Does this while no other process does; waits its turn. */
export async function alone(file, work) {
  await takeLock(file, 'scripts', () => sleep(500))
  try {
    return await work()
  } finally {
    giveBack(file)
  }
}

function refused(port, host) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error) => resolve(error.code))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(null)))
  })
}

/** Waits a little for a port: the services of a run that was killed need a moment to notice. */
export async function requirePort(name, port, patience) {
  let why = null
  for (const until = Date.now() + patience; ; await sleep(200)) {
    why = (await refused(port, '127.0.0.1')) ?? (await refused(port, '0.0.0.0'))
    if (!why) return
    if (Date.now() >= until) break
  }
  const reason = why === 'EACCES' ? 'may not be opened by this user' : 'is already in use'
  throw new Error(`Port ${port} ${reason}. Choose another: ${name}=${port + 1} npm start`)
}
