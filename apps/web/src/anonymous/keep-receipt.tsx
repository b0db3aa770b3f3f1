import type { AnonymousTexts } from '@closecall/messages/anonymous'
import capture from '../features/capture/capture.module.css'
import { localNow } from '../features/capture/where-step'
import { forgetReceipt, keepReceipt } from './kept-receipts'

type Props = { texts: AnonymousTexts; receipt: string; kept: boolean; changed: (kept: boolean) => void }

/** Off until somebody turns it on; off again takes it away. */
export function KeepReceipt({ texts, receipt, kept, changed }: Props) {
  const words = texts.anonymous.receipt
  const turn = (box: HTMLInputElement) => {
    const on = box.checked && keepReceipt(receipt, localNow(true))
    if (!on) forgetReceipt(receipt)
    // A device that refuses changes nothing that would be drawn anew.
    box.checked = on
    changed(on)
  }
  return (
    <label className={capture.choice}>
      <input type="checkbox" checked={kept} onChange={(event) => turn(event.currentTarget)} />
      <strong>{words.keep}</strong>
      <small>{words.keepHint}</small>
    </label>
  )
}
