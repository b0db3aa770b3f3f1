import type { Tx } from '@closecall/db/database'
import type { Ctx } from '../access/ctx'
import { invalid, notFound, precondition } from '../access/errors'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { canBecome, type Reading } from './import'
import { type ImportMapping, SaveImportMappingInput } from './import.input'
import { can } from './import.policy'
import { importOrThrow, sameVersion } from './import.rows'
import { mappingProblems } from './import-mapping'

/** Says what columns and values mean; the worker then judges every row by it. */
export async function saveImportMapping(ctx: Ctx, raw: SaveImportMappingInput) {
  const input = parse(SaveImportMappingInput, raw)
  return ctx.write(async (tx) => {
    const found = await importOrThrow(tx, ctx, input.id)
    authorise(can.run(ctx.actor))
    sameVersion(found, input.version)
    if (!canBecome(found.status, 'VALIDATING')) {
      throw precondition('import.not_staged', { status: found.status })
    }
    const { header, headerHash } = found.reading as unknown as Reading
    const problems = mappingProblems(input.mapping, header)
    if (problems.length > 0) throw invalid(problems.map(({ path, reason }) => ({ path, message: reason })))
    await sitesOrThrow(tx, ctx, input.mapping)
    if (input.saveAs) await keep(tx, ctx, input.saveAs, headerHash, input.mapping)
    const saved = await tx.import.update({
      where: key(ctx, found.id),
      data: {
        status: 'VALIDATING',
        mapping: input.mapping,
        preview: {},
        rowsReady: 0,
        rowsRefused: 0,
        rowsKnown: 0,
        version: { increment: 1 },
      },
    })
    await record(tx, ctx, 'import.mapped', {
      subject: found.id,
      before: { mapping: found.mapping },
      after: { mapping: input.mapping },
    })
    return saved
  })
}

async function sitesOrThrow(tx: Tx, ctx: Ctx, { sites, defaultSiteId }: ImportMapping): Promise<void> {
  const named = Object.values(sites).flatMap((site) => (site && 'id' in site ? [site.id] : []))
  const ids = [...new Set(defaultSiteId ? [...named, defaultSiteId] : named)]
  const found = await tx.site.count({
    where: { organisationId: ctx.org, id: { in: ids } },
  })
  if (found !== ids.length) throw notFound()
}

async function keep(tx: Tx, ctx: Ctx, name: string, headerHash: string, mapping: ImportMapping) {
  const content = { headerHash, mapping, createdAt: ctx.now() }
  await tx.importMapping.upsert({
    where: { organisationId_name: { organisationId: ctx.org, name } },
    create: { organisationId: ctx.org, id: ctx.id(), name, ...content },
    update: content,
  })
}
