'use client'

import { Broken } from '../components/light/broken'

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return <Broken reset={reset} />
}
