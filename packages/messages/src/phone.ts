/** A telephone number that no line break tears apart. */
export const unbroken = (number: string) => number.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011')

/** What a telephone dials. */
export const dialled = (number: string) => `tel:${number.replace(/[^\d+*#,;]/g, '')}`
