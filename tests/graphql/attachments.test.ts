import { expect, test } from 'vitest'
import { attach } from '../support/attachments'
import { makeOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { useProduct } from '../support/product'
import { file } from '../support/reports'

const product = useProduct()

const photos = `query ($id: UUID!) {
  report(id: $id) {
    attachments { id kind bytes width height url thumbnailUrl viewerCanRemove }
    timeline { event actorName actorHidden }
  }
}`
const remove = `mutation ($input: RemoveAttachmentInput!) { removeAttachment(input: $input) { attachments { id } } }`

async function scene(changes: Record<string, unknown> = {}) {
  const organisation = await makeOrganisation(product())
  const worker = await organisation.as('WORKER')
  const officer = await organisation.as('SAFETY_OFFICER')
  const report = await file(worker, organisation, changes)
  return { organisation, worker, officer, report }
}

test('a report shows its photos in the order they came, with addresses for a while', async () => {
  const { organisation, worker, officer, report } = await scene()
  const second = await attach(product(), organisation, {
    reportId: report.id,
    by: worker,
    position: 1,
    kind: 'PDF',
  })
  const first = await attach(product(), organisation, { reportId: report.id, by: worker })
  const { attachments } = (await officer.run(photos, { id: report.id })).report
  expect(attachments).toMatchObject([
    { id: first, kind: 'IMAGE', bytes: 400_000, width: 2_000, height: 1_500, viewerCanRemove: true },
    { id: second, kind: 'PDF', width: null, height: null, thumbnailUrl: null },
  ])
  const { now } = product().clock
  const [{ url, thumbnailUrl }] = attachments
  for (const [address, variant] of [
    [url, 'image'],
    [thumbnailUrl, 'thumbnail'],
  ]) {
    const { pathname, searchParams } = new URL(address, 'http://here')
    expect(pathname).toBe(`/files/${organisation.id}/${first}/${variant}`)
    expect(Number(searchParams.get('until')) - now.getTime()).toBeLessThanOrEqual(600_000)
    expect(Number(searchParams.get('until')) - now.getTime()).toBeGreaterThan(300_000 - 1)
  }
})

test('the reporter removes a photo of their own until triage has looked, and triage any', async () => {
  const { organisation, worker, officer, report } = await scene()
  const add = (by: typeof worker, position: number) =>
    attach(product(), organisation, { reportId: report.id, by, position })
  const [mine, late, theirs] = [await add(worker, 0), await add(worker, 1), await add(officer, 2)]
  const seen = (await worker.run(photos, { id: report.id })).report.attachments
  expect(seen.map((each: { viewerCanRemove: boolean }) => each.viewerCanRemove)).toEqual([true, true, false])

  await worker.expectError('FORBIDDEN', remove, { input: { id: theirs } })
  const left = await worker.run(remove, { input: { id: mine } })
  expect(left.removeAttachment.attachments.map(({ id }: { id: string }) => id)).toEqual([late, theirs])
  await worker.run(remove, { input: { id: mine } })

  await product().database.write(organisation.id, (tx) =>
    tx.report.updateMany({
      where: { organisationId: organisation.id, id: report.id },
      data: { status: 'ACCEPTED' },
    }),
  )
  await worker.expectError('FORBIDDEN', remove, { input: { id: late } })
  await officer.run(remove, { input: { id: late } })
  const events = (await officer.run(photos, { id: report.id })).report.timeline
  expect(events.map(({ event }: { event: string }) => event)).toEqual([
    'report.submitted',
    'photo.removed',
    'photo.removed',
  ])
  const audit = await rowsOf(
    product(),
    `SELECT member_id FROM audit WHERE event = 'photo.removed' AND report_id = $1 ORDER BY at, id`,
    [report.id],
  )
  expect(audit).toEqual([{ member_id: worker.memberId }, { member_id: officer.memberId }])
})

test('a confidential reporter stays hidden behind what they did to their photos', async () => {
  const { organisation, worker, report } = await scene({ privacy: 'CONFIDENTIAL' })
  const mine = await attach(product(), organisation, { reportId: report.id, by: worker })
  await worker.run(remove, { input: { id: mine } })
  const supervisor = await organisation.as('SUPERVISOR')
  const { timeline } = (await supervisor.run(photos, { id: report.id })).report
  expect(timeline.at(-1)).toEqual({ event: 'photo.removed', actorName: null, actorHidden: true })
})

test('a row that came anonymously can hold neither who, when, nor the hash of the original', async () => {
  const { organisation, worker, report } = await scene()
  const id = await attach(product(), organisation, { reportId: report.id, by: null })
  const told = (data: Record<string, unknown>) =>
    product().database.write(organisation.id, (tx) =>
      tx.attachment.updateMany({ where: { organisationId: organisation.id, id }, data }),
    )
  await expect(told({ createdAt: new Date() })).rejects.toThrow('attachment_anonymous')
  await expect(told({ sha256: 'ab'.repeat(32) })).rejects.toThrow('attachment_anonymous')
  await expect(told({ addedById: worker.memberId, createdAt: new Date() })).resolves.toEqual({ count: 1 })
})
