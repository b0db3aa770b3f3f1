import { derivedToken } from '../access/token'

/** Days a link stays open. */
export const invitationDays = 7

/** The secret of `/invite/<token>`, in mail, link and QR alike. */
export const invitationToken = (pepper: string, id: string) => derivedToken(pepper, 'invitation', id)

export function isOpen(
  invitation: { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date },
  now: Date,
): boolean {
  return !invitation.acceptedAt && !invitation.revokedAt && invitation.expiresAt > now
}
