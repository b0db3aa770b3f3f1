import { z } from 'zod'
import { uuid, version } from '../access/text'

export const ChangeCodeInput = z.object({ id: uuid, version })
export type ChangeCodeInput = z.input<typeof ChangeCodeInput>
