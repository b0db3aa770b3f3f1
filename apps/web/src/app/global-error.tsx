'use client'

import '../components/tokens.css'
import '../components/base.css'
import { Broken } from '../components/light/broken'

export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <Broken reset={reset} />
      </body>
    </html>
  )
}
