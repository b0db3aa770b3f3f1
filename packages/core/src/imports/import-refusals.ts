import { importTexts } from '@closecall/messages/imports'
import type { Locale } from '../access/actor'
import { isOwnColumn, ownColumn, type RowReason } from './import'

type RefusedRow = { rowNumber: number; cells: string[]; reasons: RowReason[] }

/**
 * How refused rows leave: the cells as they came, the row's number and why, in the reader's language. Columns of ours that
 * an earlier such file brought along are written anew.
 */
export function refusalFile(header: readonly string[], locale: Locale) {
  const explain = importTexts(locale)
  const columns = header.map((_, i) => i).filter((i) => !isOwnColumn(header[i] ?? ''))
  return {
    header: [...columns.map((i) => header[i] ?? ''), `${ownColumn}row`, `${ownColumn}why`],
    row: ({ rowNumber, cells, reasons }: RefusedRow): string[] => {
      const why = reasons.filter(({ level }) => level === 'refusal').map(explain)
      return [...columns.map((i) => cells[i] ?? ''), String(rowNumber), why.join('; ')]
    },
  }
}
