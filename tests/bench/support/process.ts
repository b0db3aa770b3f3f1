import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import path from 'node:path'

export const root = path.join(import.meta.dirname, '../../..')

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

function spawnPeer(args: string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** A process that answers nobody. */
export function startProcess(args: string[], env: Record<string, string>): Peer & { pid: number } {
  const child = spawnPeer(args, env)
  return { pid: child.pid ?? 0, stop: () => end(child) }
}

/** A peer in a process of its own, awaited until its URL answers at all. */
export async function startPeer(
  args: string[],
  url: string,
  env: Record<string, string> = {},
): Promise<Peer & { pid: number }> {
  const child = spawnPeer(args, env)
  for (let left = 100; left > 0; left--) {
    if (child.exitCode !== null) throw new Error(`${args[0]} ended with ${child.exitCode}`)
    const answered = await fetch(url, { method: 'POST' }).then(
      () => true,
      () => false,
    )
    if (answered) return { pid: child.pid ?? 0, stop: () => end(child) }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await end(child)
  throw new Error(`${args[0]} did not answer`)
}

export type Peer = { stop(): Promise<void> }

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await new Promise((resolve) => child.once('exit', resolve))
}
