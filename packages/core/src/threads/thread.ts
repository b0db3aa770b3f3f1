/** The conversation with an anonymous reporter. */
export const parties = ['OFFICER', 'REPORTER'] as const
export type Party = (typeof parties)[number]

/** A picture of a report or an answer; without bytes to show while it waits. */
export type ThreadPhoto = { organisationId: string; id: string; waiting: boolean }

export type Message = {
  id: string
  from: Party
  text: string
  day: Date
  /** Of what the reporter wrote: an officer has read it. What the officer wrote leaves no trace of being read. */
  readByOfficer: boolean
  /** Written, and not yet handed over. */
  waiting: boolean
  photos: ThreadPhoto[]
}

type Kept = { id: string; authorId: string | null; text: string; day: Date; readOn: Date | null }

type KeptPhoto = { organisationId: string; id: string; messageId: string | null }

/** Those of one line, or of the report itself. */
export const photosOf = (photos: KeptPhoto[], messageId: string | null, waiting = false): ThreadPhoto[] =>
  photos
    .filter((photo) => photo.messageId === messageId)
    .map(({ organisationId, id }) => ({ organisationId, id, waiting }))

export const messageOf = ({ id, authorId, text, day, readOn }: Kept, photos: KeptPhoto[]): Message => ({
  id,
  from: authorId ? 'OFFICER' : 'REPORTER',
  text,
  day,
  readByOfficer: readOn !== null,
  waiting: false,
  photos: photosOf(photos, id),
})

/** A reporter may write so many answers before the next hand-over. */
export const mostWaiting = 20
