import { z } from 'zod'
import { text, uuid, version } from '../access/text'

const change = z.object({ id: uuid, version, to: z.int().min(1).max(5), reason: text })

export const RaisePotentialInput = change
export type RaisePotentialInput = z.input<typeof RaisePotentialInput>

export const ProposeLowerPotentialInput = change
export type ProposeLowerPotentialInput = z.input<typeof ProposeLowerPotentialInput>

export const DecidePotentialReviewInput = z.object({ id: uuid, confirm: z.boolean() })
export type DecidePotentialReviewInput = z.input<typeof DecidePotentialReviewInput>
