'use client'

import { useFormatter } from 'next-intl'
import { useMemo } from 'react'

const one = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const

/** Figures and months in the reader's language. */
export function useFigures() {
  const format = useFormatter()
  return useMemo(() => {
    const month = (iso: string, written: 'monthShort' | 'monthLong') =>
      format.dateTime(new Date(iso), written)
    return {
      whole: (value: number) => format.number(value),
      rate: (value: number) => format.number(value, one),
      share: (part: number, of: number) =>
        of > 0 ? format.number(part / of, { style: 'percent', maximumFractionDigits: 0 }) : '–',
      monthShort: (iso: string) => month(iso, 'monthShort').replace('.', ''),
      monthLong: (iso: string) => `${month(iso, 'monthLong')} ${iso.slice(0, 4)}`,
    }
  }, [format])
}
