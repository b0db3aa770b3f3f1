import type { Found } from './figures'
import classes from './picture.module.css'
import { ticks } from './scale'

type Point = Found['perMonth'][number] & { name: string; full: string }
type Props = {
  points: Point[]
  width: number
  summary: string
  words: {
    noData: string
    rate: (value: number) => string
    interval: (low: number, high: number) => string
    reports: (count: number) => string
  }
}

const height = 290
const top = 14
const bottom = 30
const start = 34
const tipWidth = 178

/** The rate with its interval; a month without a headcount is a gap, never a zero. */
export function RatePicture({ points, width, summary, words }: Props) {
  if (width === 0) return <div style={{ height }} />
  const highest = Math.max(...points.map(({ per100 }) => per100?.high ?? 0))
  const marks = ticks(highest)
  const most = marks.at(-1) ?? 1
  const step = (width - start - 4) / points.length
  const x = (index: number) => start + step * (index + 0.5)
  const y = (value: number) => top + (1 - value / most) * (height - top - bottom)
  const every = Math.ceil(46 / step)
  return (
    <svg width={width} height={height} role="img" aria-label={summary} className={classes.picture}>
      {marks.map((mark) => (
        <g key={mark}>
          <line x1={start} x2={width} y1={y(mark)} y2={y(mark)} className={classes.grid} />
          <text x={start - 8} y={y(mark)} textAnchor="end" dominantBaseline="central">
            {mark}
          </text>
        </g>
      ))}
      {runs(points).map((run) => (
        <g key={run[0]?.index}>
          <path
            className={classes.band}
            d={`M ${[
              ...run.map(({ index, rate }) => `${x(index)} ${y(rate.high)}`),
              ...run.toReversed().map(({ index, rate }) => `${x(index)} ${y(rate.low)}`),
            ].join(' L ')} Z`}
          />
          <path
            className={classes.line}
            d={`M ${run.map(({ index, rate }) => `${x(index)} ${y(rate.value)}`).join(' L ')}`}
          />
        </g>
      ))}
      {points.map(({ month, name, per100 }, index) => (
        <g key={month}>
          {per100 ? (
            <>
              <line
                x1={x(index)}
                x2={x(index)}
                y1={y(per100.low)}
                y2={y(per100.high)}
                className={classes.whisker}
              />
              <circle cx={x(index)} cy={y(per100.value)} r={4.5} className={classes.dot} />
            </>
          ) : (
            <rect
              x={x(index) - step / 2}
              y={top}
              width={step}
              height={height - top - bottom}
              className={classes.missing}
            />
          )}
          {(points.length - 1 - index) % every === 0 && (
            <text x={x(index)} y={height - 8} textAnchor="middle">
              {name}
            </text>
          )}
        </g>
      ))}
      {points.map(({ month, full, per100, reports }, index) => {
        const left = Math.min(Math.max(x(index) - tipWidth / 2, start), width - tipWidth)
        return (
          <g key={month} className={classes.column}>
            <rect
              x={x(index) - step / 2}
              y={top}
              width={step}
              height={height - top - bottom}
              className={classes.hit}
            />
            <g className={classes.tip} transform={`translate(${left} ${top})`}>
              <rect width={tipWidth} height={66} rx={8} />
              <text x={12} y={21}>
                {full}
              </text>
              <text x={12} y={39}>
                {per100 ? words.interval(per100.low, per100.high) : words.noData}
              </text>
              <text x={12} y={56}>
                {per100 ? `${words.rate(per100.value)} · ${words.reports(reports)}` : words.reports(reports)}
              </text>
            </g>
          </g>
        )
      })}
    </svg>
  )
}

/** Months in a row that have a rate: only those are joined by a line. */
function runs(points: Point[]) {
  const all: { index: number; rate: NonNullable<Point['per100']> }[][] = []
  for (const [index, { per100 }] of points.entries()) {
    if (!per100) continue
    const last = all.at(-1)
    if (last && last.at(-1)?.index === index - 1) last.push({ index, rate: per100 })
    else all.push([{ index, rate: per100 }])
  }
  return all
}
