import { pipeline } from 'node:stream/promises'
import type { OpenCtx } from '@closecall/core/access/ctx'
import { notFound } from '@closecall/core/access/errors'
import { uuid } from '@closecall/core/access/text'
import type { Reading } from '@closecall/core/imports/import'
import { importFor, refusedRowsOf } from '@closecall/core/imports/import.rows'
import { refusalFile } from '@closecall/core/imports/import-refusals'
import { writeCsv } from '@closecall/documents/write-csv'
import { writeXlsx } from '@closecall/documents/write-xlsx'
import { type RequestHandler, Router } from 'express'
import { answerRefusal } from './answer-refusal'
import { cardSheets } from './card-sheets'
import type { Deps } from './deps'
import { posters } from './posters'
import { signedIn } from './session'

async function refusedFile(ctx: OpenCtx, raw: unknown) {
  const id = uuid.safeParse(raw)
  const found = id.success ? await ctx.db.import.findFirst(importFor(ctx, id.data)) : null
  await ctx.end()
  if (!found) throw notFound()
  const locale = ctx.actor.kind === 'member' ? ctx.actor.locale : 'en'
  const refused = refusedRowsOf(ctx, found.id)
  const file = refusalFile((found.reading as Partial<Reading>).header ?? [], locale)
  async function* rows() {
    for await (const row of refused) yield file.row(row)
  }
  return { header: file.header, rows: rows(), locale, name: found.fileName.replace(/\.\w+$/, '') }
}

const refusedRows =
  (deps: Deps): RequestHandler =>
  async (request, response) => {
    const ctx = await signedIn(request, deps)
    try {
      const { header, rows, locale, name } = await refusedFile(ctx, request.params.id)
      const csv = request.query.format === 'csv'
      response.set('cache-control', 'private, no-store')
      response.attachment(`${name} - refused.${csv ? 'csv' : 'xlsx'}`)
      // A Russian spreadsheet expects the semicolon.
      const file = csv
        ? writeCsv(withHeader(header, rows), { delimiter: locale === 'ru' ? ';' : ',' })
        : writeXlsx({ name: 'Refused', header, rows })
      await pipeline(file, response)
    } finally {
      await ctx.end()
    }
  }

async function* withHeader(header: string[], rows: AsyncIterable<string[]>) {
  yield header
  yield* rows
}

/**
 * `GET /downloads/imports/{id}/refused?format=csv|xlsx`: original columns and the reason, to be corrected and loaded again.
 * `GET /downloads/posters?site={id}` or `?code={id}`: see posters.ts.
 */
export function downloadRoutes(deps: Deps): Router {
  const router = Router()
  router.get('/downloads/imports/:id/refused', refusedRows(deps))
  router.get('/downloads/boxes/:id/cards', cardSheets(deps))
  router.get('/downloads/posters', posters(deps))
  router.use('/downloads', answerRefusal)
  return router
}
