import { expect, test } from 'vitest'
import { roleUrls } from './roles'

const owner = 'postgresql://postgres:owner-password@127.0.0.1:5433/closecall?sslmode=disable'

test('each door has its role and a password of its own, on the same database', () => {
  const urls = Object.values(roleUrls(owner, 'secret')).map((url) => new URL(url))
  expect(urls.map((url) => url.username)).toEqual(['closecall_app', 'closecall_auth', 'closecall_worker'])
  expect(new Set(urls.map((url) => url.password)).size).toBe(3)
  for (const url of urls) expect(url.href.split('@')[1]).toBe('127.0.0.1:5433/closecall?sslmode=disable')
})

test('the same secret gives the same passwords, another gives others, none reveals it', () => {
  expect(roleUrls(owner, 'secret')).toEqual(roleUrls(owner, 'secret'))
  expect(roleUrls(owner, 'other').app).not.toBe(roleUrls(owner, 'secret').app)
  expect(Object.values(roleUrls(owner, 'secret')).join()).not.toMatch(/owner-password|:secret@/)
})
