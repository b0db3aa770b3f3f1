import { createSerwistRoute } from '@serwist/turbopack'
import { captureAssets } from '../../../features/outbox/capture-assets'

export const { dynamic, dynamicParams, revalidate, generateStaticParams, GET } = createSerwistRoute({
  swSrc: 'src/features/outbox/service-worker.ts',
  useNativeEsbuild: true,
  globPatterns: ['.next/static/{chunks,media}/*'],
  manifestTransforms: [async (entries) => ({ manifest: captureAssets(entries) })],
})
