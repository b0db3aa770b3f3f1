import { z } from 'zod'
import { line, optionalText, text, uuid, version } from '../access/text'
import { actionKinds, controlLevels } from './action'

const decision = { id: uuid, version }
/** A day; the time of day that a clumsy client sends along means nothing. */
const day = z
  .date('required')
  .transform((date) => new Date(`${date.toISOString().slice(0, 10)}T00:00:00.000Z`))
const unchanged = <T>(value: T | null | undefined) => value ?? undefined

/** An action of a report that is known already. */
export const FirstActionInput = z.object({
  id: uuid,
  title: line,
  description: optionalText,
  kind: z.enum(actionKinds, 'required'),
  controlLevel: z.enum(controlLevels, 'required'),
  ownerId: uuid,
  dueOn: day,
})
export type FirstAction = z.output<typeof FirstActionInput>

export const AddActionInput = FirstActionInput.extend({ reportId: uuid })
export type AddActionInput = z.input<typeof AddActionInput>

/** What is absent stays as it is; an empty description clears it. */
export const UpdateActionInput = z.object({
  ...decision,
  title: line.nullish().transform(unchanged),
  description: z.union([z.undefined(), optionalText]),
  kind: z.enum(actionKinds).nullish().transform(unchanged),
  controlLevel: z.enum(controlLevels).nullish().transform(unchanged),
  ownerId: uuid.nullish().transform(unchanged),
  dueOn: day.nullish().transform(unchanged),
})
export type UpdateActionInput = z.input<typeof UpdateActionInput>

export const StartActionInput = z.object(decision)
export type StartActionInput = z.input<typeof StartActionInput>

export const FinishActionInput = z.object({ ...decision, evidence: text })
export type FinishActionInput = z.input<typeof FinishActionInput>

export const VerifyActionInput = z.object(decision)
export type VerifyActionInput = z.input<typeof VerifyActionInput>

export const ReturnActionInput = z.object({
  ...decision,
  comment: text,
  dueOn: day.nullish().transform(unchanged),
})
export type ReturnActionInput = z.input<typeof ReturnActionInput>
