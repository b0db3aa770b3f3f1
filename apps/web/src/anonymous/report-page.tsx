import { useState } from 'react'
import { Cleared } from './cleared'
import { Door } from './door'
import { Filing } from './filing'
import type { Outcome, ReportPageProps } from './place'
import { ReceiptScreen } from './receipt-screen'

/** From the door to the receipt. A code on the wall first asks who one wants to be; the organisation's own address does not. */
export function ReportPage(props: ReportPageProps) {
  const { texts, written, bot, way, place } = props
  const [at, setAt] = useState<'door' | 'form' | 'cleared' | 'keptCleared' | Outcome>(
    'code' in way ? 'door' : 'form',
  )
  // A piece of work counts once; only the first form has one ready.
  const [round, setRound] = useState(0)
  const again = () => {
    setRound(round + 1)
    setAt('form')
  }
  if (at === 'door') return <Door {...{ texts, written, bot, way, place }} enter={() => setAt('form')} />
  if (at === 'form') return <Filing key={round} {...props} fresh={round === 0} done={setAt} />
  if (at === 'cleared' || at === 'keptCleared') {
    const { cleared, clearedText, clearedKept } = texts.anonymous.receipt
    return (
      <Cleared
        texts={texts}
        title={cleared}
        text={at === 'cleared' ? clearedText : clearedKept}
        again={again}
      />
    )
  }
  return (
    <ReceiptScreen
      {...{ texts, written, again }}
      {...at}
      leave={(kept) => setAt(kept ? 'keptCleared' : 'cleared')}
    />
  )
}
