import { derivedToken } from '../access/token'

/** Days a link stays open. */
export const invitationDays = 7

/** The secret of `/invite/<token>`, in mail, link and QR alike. */
export const invitationToken = (pepper: string, id: string) => derivedToken(pepper, 'invitation', id)
