/** Twenty digits as they are read aloud: in groups of four. */
export const grouped = (receipt: string) => receipt.replace(/\d{4}(?=\d)/g, '$& ')

/** Whatever was pasted or typed, with spaces, dashes or digits of another script. */
export const digitsOf = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(/\D/g, '')

export const receiptLength = 20

/** The address to come back to, as it is printed. */
export const returnAddress = () => `${location.host}/m`
