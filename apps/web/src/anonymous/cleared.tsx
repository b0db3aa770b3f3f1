import type { AnonymousTexts } from '@closecall/messages/anonymous'
import { CircleCheckBig } from 'lucide-react'
import { useEffect, useRef } from 'react'
import field from '../components/light/field.module.css'
import capture from '../features/capture/capture.module.css'
import classes from './anonymous.module.css'

type Props = { texts: AnonymousTexts; title: string; text: string; again?: () => void }

/** What stays on the screen when its reader leaves: nothing about anybody. */
export function Cleared({ texts, title, text, again }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className={classes.screen}>
      <CircleCheckBig size={56} strokeWidth={1.7} aria-hidden className={capture.tick} />
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>{text}</p>
      {again && (
        <button type="button" className={field.button} data-quiet onClick={again}>
          {texts.anonymous.receipt.again}
        </button>
      )}
    </div>
  )
}
