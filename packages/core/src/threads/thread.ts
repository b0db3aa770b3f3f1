/** The conversation with an anonymous reporter. */
export const parties = ['OFFICER', 'REPORTER'] as const
export type Party = (typeof parties)[number]

export type Message = {
  id: string
  from: Party
  text: string
  day: Date
  /** Of what the reporter wrote: an officer has read it. What the officer wrote leaves no trace of being read. */
  readByOfficer: boolean
  /** Written, and not yet handed over. */
  waiting: boolean
}

type Kept = { id: string; authorId: string | null; text: string; day: Date; readOn: Date | null }

export const messageOf = ({ id, authorId, text, day, readOn }: Kept): Message => ({
  id,
  from: authorId ? 'OFFICER' : 'REPORTER',
  text,
  day,
  readByOfficer: readOn !== null,
  waiting: false,
})

/** A reporter may write so many answers before the next hand-over. */
export const mostWaiting = 20
