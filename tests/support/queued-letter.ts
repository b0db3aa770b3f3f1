import { v7 } from 'uuid'
import type { TestOrganisation } from './organisation'
import type { Product } from './product'

type Queued = {
  recipient: string
  template: string
  locale?: string
  params: Record<string, string | number>
}

/** A letter as an event leaves it for the worker. Answers its id. */
export async function queueLetter(
  { database, clock }: Product,
  { id: organisationId }: TestOrganisation,
  { locale = 'en', ...letter }: Queued,
): Promise<string> {
  const id = v7()
  const data = { ...letter, locale, organisationId, id, dedupeKey: id, createdAt: clock.now }
  await database.write(organisationId, (tx) => tx.mail.create({ data }))
  return id
}
