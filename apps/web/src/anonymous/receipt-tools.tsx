import type { AnonymousTexts } from '@closecall/messages/anonymous'
import { Check, Copy, ImageDown, Printer } from 'lucide-react'
import { useState } from 'react'
import { grouped } from './receipt'
import classes from './receipt.module.css'
import { receiptImage } from './receipt-image'
import { saveFile } from './save-file'

export function ReceiptTools({ texts, receipt }: { texts: AnonymousTexts; receipt: string }) {
  const words = texts.anonymous.receipt
  const [copied, setCopied] = useState(false)
  const copy = async () => setCopied(await copyText(grouped(receipt)))
  const image = async () => {
    const picture = await receiptImage(receipt, texts)
    if (picture) saveFile('receipt.png', picture)
  }
  return (
    <div className={classes.tools}>
      <button type="button" onClick={() => void copy()} aria-live="polite">
        {copied ? <Check size={22} aria-hidden /> : <Copy size={22} aria-hidden />}
        {copied ? words.copied : words.copy}
      </button>
      <button type="button" onClick={() => void image()}>
        <ImageDown size={22} aria-hidden />
        {words.image}
      </button>
      <button type="button" onClick={() => print()}>
        <Printer size={22} aria-hidden />
        {words.print}
      </button>
    </div>
  )
}

/** On plain http there is no clipboard; selecting by hand still works there, and the digits stay selectable. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
