import { v4 } from 'uuid'
import type { TestMember, TestOrganisation } from './organisation'
import type { Product } from './product'

/** A photo's row without its bytes, as the upload would leave it. */
export async function attach(
  { database, clock }: Pick<Product, 'database' | 'clock'>,
  organisation: TestOrganisation,
  {
    reportId,
    by,
    position = 0,
    kind = 'IMAGE',
  }: { reportId: string; by: TestMember | null; position?: number; kind?: 'IMAGE' | 'PDF' },
): Promise<string> {
  const id = v4()
  const size = kind === 'IMAGE' ? { width: 2_000, height: 1_500 } : { type: 'application/pdf' }
  const sender = by ? { addedById: by.memberId, createdAt: clock.now, sha256: 'ab'.repeat(32) } : {}
  await database.write(organisation.id, (tx) =>
    tx.attachment.create({
      data: {
        organisationId: organisation.id,
        id,
        reportId,
        position,
        kind,
        bytes: 400_000,
        ...size,
        ...sender,
      },
    }),
  )
  return id
}
