'use client'

import { FileUp } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import classes from './file-drop.module.css'

type Props = {
  label: string
  hint?: ReactNode
  accept: string
  disabled?: boolean
  onFile: (file: File) => void
}

/** Drop or choose one file. A real file input underneath: keyboard, phone and screen reader work by themselves. */
export function FileDrop({ label, hint, accept, disabled, onFile }: Props) {
  const [over, setOver] = useState(false)
  const id = useId()
  return (
    <label
      className={classes.drop}
      data-over={over || undefined}
      data-disabled={disabled || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const file = event.dataTransfer.files[0]
        if (file && !disabled) onFile(file)
      }}
    >
      <FileUp size={28} strokeWidth={1.7} aria-hidden />
      <span className={classes.label}>{label}</span>
      {hint && <span id={id}>{hint}</span>}
      <input
        type="file"
        className="visually-hidden"
        accept={accept}
        disabled={disabled}
        aria-describedby={hint ? id : undefined}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) onFile(file)
          event.target.value = ''
        }}
      />
    </label>
  )
}
