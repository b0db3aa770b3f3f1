import type { AnonymousTexts } from '@closecall/messages/anonymous'
import { useState } from 'react'
import { ApiError } from '../api/error'
import type { ResultOf } from '../api/graphql'
import type { WrittenLocale } from '../i18n/locales'
import { OpenReceipt } from './anonymous.documents'
import { ask } from './ask'
import { Cleared } from './cleared'
import { ReceiptForm, type Trouble } from './receipt-form'
import { Thread } from './thread'
import { useWork } from './use-work'

type Props = { texts: AnonymousTexts; written: WrittenLocale; solver: string }
type Opened = { receipt: string; thread: ResultOf<typeof OpenReceipt>['openReceipt'] }

/** The receipt is typed, opens its report, and leaves with the page. */
export function ReturnPage({ texts, written, solver }: Props) {
  const withWork = useWork(solver, undefined)
  const [opened, setOpened] = useState<Opened | 'left'>()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()

  // What was cleared stays cleared, whatever answer was still on its way.
  const show = (next: Opened) => setOpened((before) => (before === 'left' ? before : next))

  const open = async (receipt: string) => {
    setBusy(true)
    setTrouble(undefined)
    try {
      const { openReceipt } = await withWork((work) => ask(OpenReceipt, { receipt, work }))
      show({ receipt, thread: openReceipt })
    } catch (error) {
      setTrouble(troubles[ApiError.from(error).code] ?? 'other')
    } finally {
      setBusy(false)
    }
  }
  if (opened === 'left') {
    return (
      <Cleared texts={texts} title={texts.anonymous.thread.left} text={texts.anonymous.thread.leftText} />
    )
  }
  if (!opened)
    return <ReceiptForm {...{ texts, written, busy, trouble }} open={(receipt) => void open(receipt)} />
  return (
    <Thread
      {...{ texts, written, withWork }}
      {...opened}
      update={(thread) => show({ ...opened, thread })}
      refresh={() => void open(opened.receipt)}
      leave={() => setOpened('left')}
    />
  )
}

const troubles: Partial<Record<ApiError['code'], Trouble>> = {
  NOT_FOUND: 'wrong',
  INVALID: 'wrong',
  RATE_LIMITED: 'busy',
  UNAVAILABLE: 'offline',
}
