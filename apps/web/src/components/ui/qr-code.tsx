'use client'

import { useTranslations } from 'next-intl'
import { create } from 'qrcode'
import { useMemo } from 'react'

/** Black on white in both schemes, with the margin of four modules that readers ask for (ISO/IEC 18004). */
export function QrCode({ text, size = 208 }: { text: string; size?: number }) {
  const t = useTranslations('common')
  const { side, path } = useMemo(() => drawn(text), [text])
  return (
    <svg
      width={size}
      height={size}
      viewBox={`-4 -4 ${side + 8} ${side + 8}`}
      role="img"
      aria-label={t('qr')}
      style={{ background: '#fff', borderRadius: 'var(--cc-radius-md)', border: '1px solid var(--cc-line)' }}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000" />
    </svg>
  )
}

function drawn(text: string) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const side = modules.size
  let path = ''
  modules.data.forEach((dark, index) => {
    if (dark) path += `M${index % side} ${Math.floor(index / side)}h1v1h-1z`
  })
  return { side, path }
}
