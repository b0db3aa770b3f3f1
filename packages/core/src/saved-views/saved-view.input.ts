import { z } from 'zod'
import { line, uuid } from '../access/text'
import { ReportFilter } from '../reports/report.input'

/** A filter of the list under a name; the same name again replaces it. */
export const SaveViewInput = z.object({ name: line, filter: ReportFilter })
export type SaveViewInput = z.input<typeof SaveViewInput>

export const DeleteViewInput = z.object({ id: uuid })
export type DeleteViewInput = z.input<typeof DeleteViewInput>
