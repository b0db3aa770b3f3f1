import { Skeleton } from '@mantine/core'
import classes from './skeletons.module.css'

/** Rows of a list while it loads: widths vary so that it reads as text. */
export function SkeletonRows({ rows = 6 }: { rows?: number }) {
  return (
    <div className={classes.rows} aria-hidden>
      {Array.from({ length: rows }, (_, index) => (
        <div key={`row-${index + 1}`} className={classes.row}>
          <Skeleton height={14} width={72} />
          <Skeleton height={14} width={`${38 + ((index * 17) % 34)}%`} />
          <Skeleton height={22} width={96} radius="xl" />
        </div>
      ))}
    </div>
  )
}

export function SkeletonPanel({ height = 240 }: { height?: number }) {
  return <Skeleton height={height} radius="lg" aria-hidden />
}

export function SkeletonText({ lines = 3 }: { lines?: number }) {
  return (
    <div className={classes.text} aria-hidden>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={`line-${index + 1}`} height={14} width={index === lines - 1 ? '60%' : '100%'} />
      ))}
    </div>
  )
}
