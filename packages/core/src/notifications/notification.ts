import type { Template } from '../mail/mail'

/** What a line under the bell, or a letter, is told with. Dates are `YYYY-MM-DD`; flags are 'yes' and 'no'. */
export type Params = Record<string, string | number>

/** One thing some people must know. */
export type Notice = {
  event: string
  /** Makes telling twice impossible: one line and one letter per member and key. */
  key: string
  members: readonly string[]
  params: Params
  reportId?: string
  actionId?: string
  /** Absent: the bell only. */
  letter?: Template
  /** A letter to somebody who has no bell yet, or cannot reach it. */
  outside?: { recipient: string; locale: string }
}

/** What an event's reader answers: the event's own name and key hold unless it says otherwise. */
export type Told = Omit<Notice, 'event' | 'key'> & { event?: string; key?: string }

/** An event as the outbox holds it. */
export type OutboxEvent = {
  id: string
  event: string
  subjectId: string
  actorId: string | null
  payload: Record<string, unknown>
}

/** Whether the row still is as the event left it; an event written before this was noted is believed. */
export const agrees = (noted: unknown, now: unknown): boolean => noted === undefined || noted === now

/** Danger that cannot wait for the daily emptying of the box (DOMAIN §4). */
export const isUrgent = (type: string) => type === 'INJURY' || type === 'FIRE' || type === 'STOP_WORK'

const once = new Set(['report.submitted', 'report.typed_in', 'comment.added', 'member.invited'])

/** What happens to a subject at most once has the subject as its key; what may happen again, the event itself. */
export function keyOf(event: Pick<OutboxEvent, 'id' | 'event' | 'subjectId'>): string {
  return `${event.event}:${once.has(event.event) ? event.subjectId : event.id}`
}

/** Whom a notice reaches: each once, never the one who did it. */
export function listeners(members: readonly string[], actorId: string | null): string[] {
  return [...new Set(members)].filter((id) => id !== actorId)
}

/** Seconds until an event is tried again: 2, 4, 8 … an hour. It is never given up. */
export const eventPause = (attempts: number) => Math.min(2 ** Math.max(1, attempts), 3_600)
