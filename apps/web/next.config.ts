import { join } from 'node:path'
import { withSerwist } from '@serwist/turbopack'
import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Answers of the API pass through compressed or streamed as they are.
  compress: true,
  transpilePackages: ['@closecall/messages', '@closecall/core', '@closecall/documents'],
  // `npm run check` judges the types, of this and of every other workspace at once; a start need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: join(import.meta.dirname, '../..') },
  experimental: {
    optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@mantine/dates', 'lucide-react'],
  },
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'X-Frame-Options', value: 'DENY' },
        { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        { key: 'Permissions-Policy', value: 'camera=(self), microphone=(), geolocation=(), payment=()' },
      ],
    },
    // Said here and not by the handler alone: of what a handler says, Next's compression does not recognise the type.
    ...['/r/:path*', '/m', '/o/:slug/anonymous', '/kiosk'].map((source) => ({
      source,
      headers: [{ key: 'Content-Type', value: 'text/html; charset=utf-8' }],
    })),
    ...['/anonymous/page', '/kiosk/page'].flatMap((folder) => [
      {
        source: `${folder}/:file([^/]+\\.js)`,
        headers: [{ key: 'Content-Type', value: 'text/javascript; charset=utf-8' }],
      },
      {
        source: `${folder}/:file([^/]+\\.css)`,
        headers: [{ key: 'Content-Type', value: 'text/css; charset=utf-8' }],
      },
    ]),
    // Only for who asks for this type first, as our pages do: others are answered in the type the API chooses for them.
    {
      source: '/graphql',
      has: [{ type: 'header', key: 'accept', value: 'application/graphql-response\\+json.*' }],
      headers: [{ key: 'Content-Type', value: 'application/graphql-response+json; charset=utf-8' }],
    },
    {
      source: '/serwist/:file([^/]+\\.js)',
      headers: [{ key: 'Content-Type', value: 'text/javascript; charset=utf-8' }],
    },
    // Nobody whom a page for the unknown leads to learns where they come from.
    ...['/r/:path*', '/m', '/anonymous/:path*', '/o/:slug/anonymous'].map((source) => ({
      source,
      headers: [{ key: 'Referrer-Policy', value: 'no-referrer' }],
    })),
  ],
}

export default withSerwist(createNextIntlPlugin('./src/i18n/request.ts')(config))
