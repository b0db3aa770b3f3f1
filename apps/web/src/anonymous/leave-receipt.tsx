import type { AnonymousTexts } from '@closecall/messages/anonymous'
import field from '../components/light/field.module.css'
import { Leave } from './leave'

type Props = { texts: AnonymousTexts; photosLeft: boolean; leave: () => void; again: () => void }

/** Another report lets photos go on; a screen that is cleared does not. */
export function LeaveReceipt({ texts, photosLeft, leave, again }: Props) {
  const { receipt } = texts.anonymous
  return (
    <>
      <Leave {...{ texts, photosLeft, leave }} label={receipt.done} />
      <button type="button" className={field.button} data-quiet onClick={again}>
        {receipt.again}
      </button>
    </>
  )
}
