/** Countries by code, named in the reader's language; the likely ones first. */
const codes =
  'RU US GB DE FR ES IT PL NL BE AT CH SE NO DK FI IE PT CZ SK HU RO BG GR RS HR SI LT LV EE UA BY KZ UZ KG TJ TM AM AZ GE MD MN TR IL AE SA QA KW IN PK BD LK NP CN HK TW JP KR SG MY TH VN ID PH AU NZ CA MX BR AR CL CO PE ZA NG KE EG MA TN GH'.split(
    ' ',
  )

export function countries(locale: string) {
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  return codes
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, locale))
}

export function timeZones(locale: string) {
  const at = new Date()
  return Intl.supportedValuesOf('timeZone').map((value) => {
    const parts = new Intl.DateTimeFormat(locale, {
      timeZone: value,
      timeZoneName: 'longOffset',
    }).formatToParts(at)
    const offset = parts.find((part) => part.type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? ''
    return { value, label: `${value.replaceAll('_', ' ')} (${offset})` }
  })
}
