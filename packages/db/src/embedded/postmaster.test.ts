import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { disownPid, readPostmaster, survivor } from './postmaster'

let cluster = ''
beforeEach(() => {
  cluster = mkdtempSync(path.join(tmpdir(), 'closecall-postmaster-'))
})
afterEach(() => rmSync(cluster, { recursive: true, force: true }))

const file = () => path.join(cluster, 'postmaster.pid')
const left = (pid: number) =>
  writeFileSync(file(), `${pid}\n${cluster}\n1700000000\n5433\n\n127.0.0.1\n  123 456\nready   \n`)

test('no file, no server', () => {
  expect(readPostmaster(cluster)).toBeNull()
  expect(survivor(cluster)).toBeNull()
})

test('a file being written is not yet a server', () => {
  writeFileSync(file(), '')
  expect(readPostmaster(cluster)).toBeNull()
})

test('number, port and state are read', () => {
  left(4242)
  expect(readPostmaster(cluster)).toEqual({ pid: 4242, port: 5433, status: 'ready' })
})

test('a number that now belongs to somebody else is disowned, and the shared memory stays guarded', () => {
  left(process.pid)
  expect(survivor(cluster)).toBeNull()
  disownPid(cluster)
  expect(readPostmaster(cluster)?.pid).toBe(2_147_483_646)
  expect(readFileSync(file(), 'utf8')).toContain('123 456')
})

test('a number of nobody is left to PostgreSQL, which knows what to do', () => {
  left(2_147_483_645)
  disownPid(cluster)
  expect(readPostmaster(cluster)?.pid).toBe(2_147_483_645)
})
