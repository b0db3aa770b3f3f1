const full = new Set([
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  'XMinioStorageFull',
  'InsufficientStorage',
  'QuotaExceeded',
])

/** Whether a write failed because there is no room left: said to the sender, who keeps what it has and tries again. */
export function isFull(error: unknown): boolean {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown }
  return full.has(String(code)) || full.has(String(name))
}

/** Whether a store elsewhere does not answer, or says that it cannot at the moment. */
export function isAway(error: unknown): boolean {
  const { $metadata, name } = (error ?? {}) as { $metadata?: { httpStatusCode?: number }; name?: unknown }
  return ($metadata?.httpStatusCode ?? 0) >= 500 || ($metadata !== undefined && name === 'TimeoutError')
}
