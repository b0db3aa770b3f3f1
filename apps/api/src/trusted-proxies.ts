import { z } from 'zod'

const proxy = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6(), z.literal(['linklocal', 'uniquelocal'])])

/** Addresses and networks with commas between, `10.0.0.5, 10.1.0.0/16, fd00::/8`, or the private ones by name. */
export const trustedProxies = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .pipe(z.array(proxy))
