import { z } from 'zod'
import { line, uuid } from '../access/text'
import { pin } from '../people/pin'
import { SubmitReportInput } from '../reports/report.input'

/** Somebody types it on a pad without seeing it: eight digits are enough. */
const kioskPin = pin.max(8, 'too_long:8')
const place = { name: line, siteId: uuid, locationId: uuid.nullish().transform((value) => value ?? null) }
/** What a tablet shows itself with. */
export const kioskToken = z.string().min(1, 'required').max(64, 'too_long:64')

export const CreateKioskInput = z.object({ id: uuid, ...place, pin: kioskPin })
export type CreateKioskInput = z.input<typeof CreateKioskInput>

export const UpdateKioskInput = z.object({
  id: uuid,
  ...place,
  /** Absent: it stays. */
  pin: kioskPin.nullish(),
})
export type UpdateKioskInput = z.input<typeof UpdateKioskInput>

export const KioskIdInput = z.object({ id: uuid })
export type KioskIdInput = z.input<typeof KioskIdInput>

/** Drawn by the tablet, so that it knows it whatever becomes of the answer: 256 bits, as hex or base64url. */
const newKioskToken = z.string().regex(/^[\w-]{43,64}$/, 'invalid')

export const EnrolKioskInput = z.object({ code: z.string().max(40, 'too_long:40'), token: newKioskToken })
export type EnrolKioskInput = z.input<typeof EnrolKioskInput>

export const KioskHeartbeatInput = z.object({
  token: kioskToken,
  waiting: z.int('not_a_count').min(0, 'too_small:0').max(100_000, 'too_big:100000'),
})
export type KioskHeartbeatInput = z.input<typeof KioskHeartbeatInput>

export const LeaveKioskInput = z.object({ token: kioskToken, pin: z.string().max(12, 'too_long:12') })
export type LeaveKioskInput = z.input<typeof LeaveKioskInput>

/** A card with the name of whoever knows the number and the PIN; which way it came is the server's word. */
export const FileAtKioskInput = z.object({
  token: kioskToken,
  personnelNumber: line,
  pin: z.string().max(12, 'too_long:12'),
  card: SubmitReportInput.omit({ source: true }),
})
export type FileAtKioskInput = z.input<typeof FileAtKioskInput>
