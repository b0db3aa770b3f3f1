import { locales } from '@closecall/core/access/actor'
import { notFound } from '@closecall/core/access/errors'
import { parse } from '@closecall/core/access/parse'
import { uuid } from '@closecall/core/access/text'
import { printedPlaces } from '@closecall/core/codes/code.rows'
import { posterOf } from '@closecall/core/codes/poster'
import { settingsOf } from '@closecall/core/organisations/organisation'
import { ownOrganisation } from '@closecall/core/organisations/organisation.rows'
import { posterFormats, renderPosters } from '@closecall/documents/poster'
import { posterTexts } from '@closecall/messages/posters'
import type { RequestHandler } from 'express'
import { z } from 'zod'
import type { Deps } from './deps'
import { signedIn } from './session'

const Asked = z.object({
  site: uuid.optional(),
  code: uuid.optional(),
  format: z.enum(posterFormats).default('a4'),
  language: z.enum(locales).default('en'),
})

/** `GET /downloads/posters?site={id}|code={id}&format=a4|a5|sticker&language=en|ru`: a PDF, all of a site's places or one. */
export const posters =
  (deps: Deps): RequestHandler =>
  async (request, response) => {
    const ctx = await signedIn(request, deps)
    try {
      const { site, code, format, language } = parse(Asked, request.query)
      if (!site === !code) throw notFound()
      if (ctx.actor.kind === 'member') await deps.limits.consume('poster.member', ctx.actor.memberId)
      const places = await printedPlaces(ctx, code ? { codeId: code } : { siteId: site ?? '' })
      const organisation = await ctx.db.organisation.findUniqueOrThrow(ownOrganisation(ctx))
      await ctx.end()
      const words = posterTexts(language, settingsOf(organisation.settings).triageWorkingDays)
      const pages = places.map((place) => posterOf(place, organisation, deps.publicUrl))
      const pdf = await renderPosters(format, language, words, pages)
      const [first] = pages
      const name = [first?.site, code ? first?.location : null, words.file, format.toUpperCase()]
      response.set('cache-control', 'private, no-store')
      response.attachment(`${name.filter(Boolean).join(' - ')}.pdf`)
      response.send(Buffer.from(pdf))
    } finally {
      await ctx.end()
    }
  }
