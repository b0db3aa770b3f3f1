import { CircleCheckBig, FileCheck } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import field from '../components/light/field.module.css'
import capture from '../features/capture/capture.module.css'
import { filled } from '../features/capture/words'
import page from './anonymous.module.css'
import { KeepReceipt } from './keep-receipt'
import { LeaveReceipt } from './leave-receipt'
import type { Outcome, ReportPageProps } from './place'
import { proofFile, proofName } from './proof-file'
import { grouped, returnAddress } from './receipt'
import classes from './receipt.module.css'
import { ReceiptTools } from './receipt-tools'
import { saveFile } from './save-file'
import { moment } from './times'

type Props = Omit<Outcome, 'photos'> &
  Pick<ReportPageProps, 'texts' | 'written'> & {
    photosLeft: boolean
    again: () => void
    leave: (kept: boolean) => void
  }

/** Shown once. Everything that can save it is here, and nothing saves it unasked. */
export function ReceiptScreen({ texts, written, filed, card, changed, photosLeft, again, leave }: Props) {
  const words = texts.anonymous.receipt
  const title = useRef<HTMLHeadingElement>(null)
  const [kept, setKept] = useState(false)
  useEffect(() => {
    scrollTo(0, 0)
    title.current?.focus({ preventScroll: true })
  }, [])
  const proof = () => saveFile(proofName, proofFile(filed.proof, card))
  const handOver = filed.handOverAt
    ? [words.handOver, filled(words.handOverText, { time: moment(written, filed.handOverAt) })]
    : [words.handedOver, filled(words.handedOverText, { number: filed.number ?? '' })]
  return (
    <div className={`${capture.success} ${classes.filed}`}>
      <CircleCheckBig size={56} strokeWidth={1.7} aria-hidden className={capture.tick} />
      <h1 ref={title} tabIndex={-1}>
        {words.title}
      </h1>
      {changed && (
        <p className={page.note} role="alert">
          {words.changed}
        </p>
      )}
      <p className={capture.lead}>{words.lead}</p>
      <section className={classes.receipt} aria-label={words.label}>
        <h2>{words.label}</h2>
        <p className={classes.digits}>
          {grouped(filed.receipt)
            .split(' ')
            .map((group, index) => (
              <span key={`${index} ${group}`}>{group} </span>
            ))}
        </p>
        <p className={classes.address}>{returnAddress()}</p>
        <p className={classes.paper}>{words.paper}</p>
      </section>
      <ReceiptTools texts={texts} receipt={filed.receipt} />
      <p className={page.note}>
        <strong>{words.lost}</strong>
      </p>
      <KeepReceipt {...{ texts, kept }} receipt={filed.receipt} changed={setKept} />
      <div className={classes.proof}>
        <button type="button" className={field.button} data-quiet onClick={proof}>
          <FileCheck size={20} aria-hidden />
          {words.proof}
        </button>
        <small>{words.proofHint}</small>
      </div>
      <h2>{words.next}</h2>
      <ol className={capture.promises}>
        {[
          handOver,
          [words.reads, words.readsText],
          [words.back, filled(words.backText, { address: returnAddress() })],
        ].map(([what, how]) => (
          <li key={what}>
            <strong>{what}</strong>
            <span>{how}</span>
          </li>
        ))}
      </ol>
      <LeaveReceipt {...{ texts, photosLeft, again }} leave={() => leave(kept)} />
    </div>
  )
}
