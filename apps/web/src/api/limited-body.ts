/** Counts a body as it passes and cuts it at the limit, whatever its announced length. */
export function limitedBody(source: ReadableStream<Uint8Array>, limit: number) {
  let seen = 0
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      seen += chunk.byteLength
      if (seen > limit) controller.error(new Error('The body is over its limit'))
      else controller.enqueue(chunk)
    },
  })
  return { stream: source.pipeThrough(counter), exceeded: () => seen > limit }
}
