import type { AnonymousTexts } from '@closecall/messages/anonymous'
import capture from '../features/capture/capture.module.css'
import { localNow } from '../features/capture/where-step'
import { forgetReceipt, keepReceipt } from './kept-receipts'

type Props = { texts: AnonymousTexts; receipt: string; kept: boolean; changed: (kept: boolean) => void }

/** Off until somebody turns it on; off again takes it away. */
export function KeepReceipt({ texts, receipt, kept, changed }: Props) {
  const words = texts.anonymous.receipt
  const turn = (on: boolean) => {
    if (on) return changed(keepReceipt(receipt, localNow(true)))
    forgetReceipt(receipt)
    changed(false)
  }
  return (
    <label className={capture.choice}>
      <input type="checkbox" checked={kept} onChange={(event) => turn(event.currentTarget.checked)} />
      <strong>{words.keep}</strong>
      <small>{words.keepHint}</small>
    </label>
  )
}
