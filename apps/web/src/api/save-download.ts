import { ApiError } from './error'

/** Fetched and then saved, so that a refusal is told on the page and not in the file. */
export async function saveDownload(path: string, asked: Record<string, string>): Promise<void> {
  const answer = await fetch(`${path}?${new URLSearchParams(asked).toString()}`).catch(() => null)
  if (!answer) throw new ApiError('UNAVAILABLE', 'unavailable')
  if (!answer.ok) {
    const { errors = [] } = (await answer.json().catch(() => ({}))) as { errors?: object[] }
    throw errors.length ? ApiError.fromGraphQL(errors) : new ApiError('UNAVAILABLE', 'unavailable')
  }
  const url = URL.createObjectURL(await answer.blob())
  const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
  const plain = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
  const download = named ? decodeURIComponent(named) : (plain ?? 'closecall.pdf')
  Object.assign(document.createElement('a'), { href: url, download }).click()
  // Not at once: some browsers have only begun to read.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
