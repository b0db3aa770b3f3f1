import { Eraser, Square, Undo2, X } from 'lucide-react'
import { type SyntheticEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { CoverBox } from './cover-box'
import classes from './cover-dialog.module.css'
import { coverPhoto } from './cover-photo'
import { type Box, brushWidth, type Mark, newBox } from './marks'
import type { Photo } from './photo'
import { useBrush } from './use-brush'
import { useObjectUrl } from './use-object-url'
import { filled, type PhotoWords } from './words'

type Props = {
  photo: Photo
  words: PhotoWords['cover']
  close: () => void
  done: (photo: Photo) => void
}

/** The photo over the whole screen, to draw on; the browser's own dialog keeps the focus and gives it back. */
export function CoverDialog({ photo, words, close, done }: Props) {
  const [marks, setMarks] = useState<Mark[]>([])
  const [size, setSize] = useState(4)
  const [state, setState] = useState<'drawing' | 'leaving' | 'saving' | 'failed'>('drawing')
  const [said, setSaid] = useState('')
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const address = useObjectUrl(photo.blob)
  const { canvas, drawing } = useBrush({
    photo,
    marks,
    width: brushWidth(size, photo),
    add: (line) => setMarks((before) => [...before, line]),
  })

  // Closed before it leaves the page, else the browser cannot give the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])

  const leave = (event: SyntheticEvent) => {
    event.preventDefault()
    if (marks.length > 0 && state !== 'leaving') setState('leaving')
    else if (state !== 'saving') close()
  }
  const save = async () => {
    if (marks.length === 0 || state === 'saving') return
    setState('saving')
    try {
      done(await coverPhoto(photo, marks))
    } catch {
      setState('failed')
    }
  }
  const put = (at: number, box: Box | null) => {
    setMarks((before) => before.flatMap((mark, index) => (index === at ? (box ?? []) : [mark])))
    const share = (length: number, whole: number) => Math.round((length / whole) * 100)
    const text = box && {
      x: share(box.x, photo.width),
      y: share(box.y, photo.height),
      width: share(box.width, photo.width),
      height: share(box.height, photo.height),
    }
    setSaid(text ? filled(words.boxAt, text) : '')
    if (!box) dialog.current?.querySelector<HTMLElement>('[data-add-box]')?.focus()
  }
  const boxes = marks.flatMap((mark, at) => (mark.kind === 'box' ? [{ box: mark, at }] : []))
  return (
    <dialog ref={dialog} className={classes.dialog} aria-labelledby={`${id}-title`} onCancel={leave}>
      <header className={classes.head}>
        <div>
          <h2 id={`${id}-title`}>{words.title}</h2>
          <p>{words.lead}</p>
        </div>
        <button type="button" onClick={leave} aria-label={words.cancel}>
          <X size={24} aria-hidden />
        </button>
      </header>
      <div className={classes.stage}>
        <div
          className={classes.sheet}
          style={{ '--ratio': photo.width / photo.height } as React.CSSProperties}
        >
          {/* oxlint-disable-next-line next/no-img-element -- because the picture is only on this device */}
          <img src={address} alt={words.picture} />
          <canvas ref={canvas} width={photo.width} height={photo.height} aria-hidden {...drawing} />
          {boxes.map(({ box, at }, n) => (
            <CoverBox
              key={at}
              box={box}
              photo={photo}
              label={filled(words.boxName, { n: n + 1 })}
              hint={`${id}-hint`}
              change={(next) => put(at, next)}
            />
          ))}
        </div>
      </div>
      <footer className={classes.tools}>
        {state === 'leaving' && (
          <div className={classes.question} role="alert">
            <strong>{words.leave}</strong>
            <button type="button" onClick={close}>
              {words.leaveYes}
            </button>
            <button type="button" onClick={() => setState('drawing')}>
              {words.stay}
            </button>
          </div>
        )}
        {state === 'failed' && (
          <p className={classes.question} role="alert">
            {words.failed}
          </p>
        )}
        <p id={`${id}-hint`} className={classes.hint} hidden={boxes.length === 0}>
          {words.boxHint}
        </p>
        <label className={classes.size}>
          {words.size}
          <input
            type="range"
            min={1}
            max={10}
            value={size}
            onChange={(event) => setSize(event.currentTarget.valueAsNumber)}
          />
          <i aria-hidden style={{ '--size': size } as React.CSSProperties} />
        </label>
        <div className={classes.verbs}>
          <button type="button" data-add-box onClick={() => setMarks([...marks, newBox(photo)])}>
            <Square size={20} fill="currentColor" aria-hidden />
            {words.box}
          </button>
          <button type="button" disabled={!marks.length} onClick={() => setMarks(marks.slice(0, -1))}>
            <Undo2 size={20} aria-hidden />
            {words.undo}
          </button>
          <button type="button" disabled={!marks.length} onClick={() => setMarks([])}>
            <Eraser size={20} aria-hidden />
            {words.clear}
          </button>
          <button
            type="button"
            data-main
            aria-busy={state === 'saving'}
            disabled={!marks.length}
            onClick={() => void save()}
          >
            {state === 'saving' ? words.saving : words.done}
          </button>
        </div>
        <span role="status" className="visually-hidden">
          {said}
        </span>
      </footer>
    </dialog>
  )
}
