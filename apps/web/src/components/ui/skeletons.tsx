import { type CSSProperties, Fragment } from 'react'
import classes from './skeletons.module.css'

function Bone({ width, height = '0.7rem' }: { width: string; height?: string }) {
  return <span className={classes.bone} style={{ width, height }} />
}

const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => index)

/** Rows of a list while it loads: widths vary so that it reads as text. */
export function SkeletonRows({ rows = 6 }: { rows?: number }) {
  return (
    <div className={classes.rows} data-placeholder aria-hidden>
      {rowsOf(rows).map((row) => (
        <div key={row} className={classes.row}>
          <Bone width="4.5rem" />
          <Bone width={`${26 + ((row * 17) % 30)}%`} />
          <Bone width="5.5rem" height="1.4rem" />
        </div>
      ))}
    </div>
  )
}

export function SkeletonText({ lines = 3 }: { lines?: number }) {
  return (
    <div className={classes.text} data-placeholder aria-hidden>
      {rowsOf(lines).map((line) => (
        <Bone key={line} width={line === lines - 1 ? '55%' : `${100 - ((line * 7) % 18)}%`} />
      ))}
    </div>
  )
}

const shapes = {
  text: () => <SkeletonText lines={4} />,
  fields: () =>
    rowsOf(3).map((field) => (
      <Fragment key={field}>
        <Bone width="8rem" />
        <Bone width="min(100%, 28rem)" height="2.6rem" />
      </Fragment>
    )),
  bars: () => [44, 62, 78, 92, 100].map((width) => <Bone key={width} width={`${width}%`} height="1.75rem" />),
  columns: () => (
    <div className={classes.columns}>
      {[38, 56, 47, 72, 64, 83, 58, 90, 76].map((height) => (
        <Bone key={height} width="100%" height={`${height}%`} />
      ))}
    </div>
  ),
}

type PanelProps = { height?: number; shape?: keyof typeof shapes }

/** A panel's own frame, with the outline of what comes inside it. */
export function SkeletonPanel({ height = 240, shape = 'text' }: PanelProps) {
  const style = { '--height': `${height}px` } as CSSProperties
  return (
    <div className={classes.panel} data-placeholder style={style} aria-hidden>
      <Bone width="min(11rem, 50%)" height="1rem" />
      {shapes[shape]()}
    </div>
  )
}

/** A row of figures, each a label over a number. */
export function SkeletonFigures({ count = 5 }: { count?: number }) {
  return (
    <div className={classes.figures} data-placeholder aria-hidden>
      {rowsOf(count).map((figure) => (
        <div key={figure}>
          <Bone width="60%" />
          <Bone width="4rem" height="1.75rem" />
          <Bone width="75%" />
        </div>
      ))}
    </div>
  )
}
