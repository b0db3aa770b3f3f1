export type DocumentReason =
  | 'file.too_large'
  | 'file.too_many_rows'
  | 'file.too_many_columns'
  | 'file.empty'
  | 'file.no_rows'
  | 'file.quote_not_closed'
  | 'file.old_excel_or_protected'
  | 'file.spreadsheet_broken'
  | 'file.spreadsheet_too_large'
  | 'file.not_a_table'
  | 'photo.format'
  | 'photo.too_large'
  | 'photo.too_many_pixels'
  | 'photo.animated'
  | 'photo.broken'
  | 'photo.busy'

/** A file we refuse as a whole. Core maps it to its own error; `params` fill the translated text. */
export class DocumentError extends Error {
  constructor(
    readonly reason: DocumentReason,
    readonly params: Record<string, string | number> = {},
    options?: ErrorOptions,
  ) {
    super(`${reason} ${JSON.stringify(params)}`, options)
    this.name = 'DocumentError'
  }
}
