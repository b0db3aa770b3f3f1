import { memberIdOf } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { conflict, forbidden } from '../access/errors'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { twice } from '../access/taken'
import { storageKey } from './import'
import { CreateImportInput } from './import.input'
import { can } from './import.policy'

/** Begins with an uploaded file. The worker reads it; a file that is not there or is no table fails with a reason. */
export async function createImport(ctx: Ctx, raw: CreateImportInput) {
  const input = parse(CreateImportInput, raw)
  return twice(() => create(ctx, input))
}

async function create(ctx: Ctx, input: CreateImportInput) {
  return ctx.write(async (tx) => {
    authorise(can.run(ctx.actor))
    const createdById = memberIdOf(ctx.actor)
    if (!createdById) throw forbidden('import.run')
    const before = await tx.import.findUnique({ where: key(ctx, input.id) })
    if (before && before.createdById !== createdById) throw conflict('import.id_taken')
    if (before) return before
    const created = await tx.import.create({
      data: {
        organisationId: ctx.org,
        id: input.id,
        fileName: input.fileName,
        storageKey: storageKey(ctx.org, input.uploadId),
        createdById,
        createdAt: ctx.now(),
      },
    })
    await record(tx, ctx, 'import.created', { subject: created.id, after: { fileName: created.fileName } })
    return created
  })
}
