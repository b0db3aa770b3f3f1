/** The day on which a moment falls there, `YYYY-MM-DD`. */
export const dayIn = (timeZone: string, at: string | Date) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(at))
