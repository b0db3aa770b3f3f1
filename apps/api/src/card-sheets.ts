import { locales } from '@closecall/core/access/actor'
import type { OpenCtx } from '@closecall/core/access/ctx'
import { notFound } from '@closecall/core/access/errors'
import { parse } from '@closecall/core/access/parse'
import { uuid } from '@closecall/core/access/text'
import { boxFor, onCards } from '@closecall/core/boxes/box.rows'
import { cardSizes, renderCards } from '@closecall/documents/card'
import { cardTexts } from '@closecall/messages/cards'
import { unbroken } from '@closecall/messages/phone'
import type { RequestHandler } from 'express'
import { z } from 'zod'
import type { Deps } from './deps'
import { signedIn } from './session'

async function boxOf(ctx: OpenCtx, raw: unknown) {
  const id = uuid.safeParse(raw)
  const found = id.success ? await ctx.db.box.findFirst({ ...boxFor(ctx, id.data), ...onCards }) : null
  if (!found) throw notFound()
  return found
}

const Asked = z.object({ size: z.enum(cardSizes).default('a5'), language: z.enum(locales).optional() })

/** `GET /downloads/boxes/{id}/cards?size=a5|a6&language=en|ru`: paper cards for a box, to be printed on both sides and cut. */
export const cardSheets =
  (deps: Deps): RequestHandler =>
  async (request, response) => {
    const ctx = await signedIn(request, deps)
    try {
      const { name, site, location } = await boxOf(ctx, request.params.id)
      const own = ctx.actor.kind === 'member' ? ctx.actor.locale : 'en'
      const { size, language = own } = parse(Asked, request.query)
      const { emergencyName: who, emergencyPhone: number } = site
      const emergency = [who, number && unbroken(number)].filter(Boolean).join(': ') || null
      const pdf = await renderCards(size, language, cardTexts(language), {
        name,
        place: `${location.name}, ${site.name}`,
        emergency,
      })
      response.set('cache-control', 'private, no-store')
      response.attachment(`${name} - ${size}.pdf`)
      response.type('application/pdf').send(Buffer.from(pdf))
    } finally {
      await ctx.end()
    }
  }
