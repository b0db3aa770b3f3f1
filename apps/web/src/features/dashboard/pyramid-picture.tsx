import type { Level } from './figures'
import classes from './picture.module.css'

type Row = { key: Level; label: string; actual: number; potential: number }
type Reference = { ratios: Partial<Record<Level, number>>; color: string; dash: string }
type Props = {
  rows: Row[]
  width: number
  summary: string
  words: { actual: string; potential: string }
  references: Reference[]
  figure: (value: number) => string
}

const gap = 6

/** Widths are proportional to the counts, both sides on one scale. References stand on the measured near misses. */
export function PyramidPicture({ rows, width, summary, words, references, figure }: Props) {
  if (width === 0) return <div style={{ height: 330 }} />
  const narrow = width < 520
  const labels = narrow ? 0 : 168
  const top = 26
  const caption = narrow ? 20 : 0
  const bar = narrow ? 34 : 46
  const pitch = caption + bar + gap
  const height = top + rows.length * pitch
  const axis = labels + (width - labels) / 2
  const room = (width - labels) / 2 - 44
  const most = Math.max(1, ...rows.flatMap((row) => [row.actual, row.potential]))
  const scaled = (count: number) => (count > 0 ? Math.max(3, (count / most) * room) : 0)
  const y = (index: number) => top + index * pitch + caption
  return (
    <svg width={width} height={height} role="img" aria-label={summary} className={classes.picture}>
      <text x={axis - 10} y={14} textAnchor="end" className={classes.side}>
        {words.actual}
      </text>
      <text x={axis + 10} y={14} className={classes.side}>
        {words.potential}
      </text>
      {rows.map((row, index) => (
        <g key={row.key}>
          <title>{`${row.label}: ${words.actual} ${figure(row.actual)}, ${words.potential} ${figure(row.potential)}`}</title>
          <text
            x={narrow ? axis : 0}
            y={narrow ? y(index) - 6 : y(index) + bar / 2}
            textAnchor={narrow ? 'middle' : 'start'}
            dominantBaseline={narrow ? 'auto' : 'central'}
            className={classes.label}
          >
            {row.label}
          </text>
          <rect
            x={labels}
            y={y(index)}
            width={width - labels}
            height={bar}
            rx={4}
            className={classes.track}
          />
          <rect
            x={axis - scaled(row.actual)}
            y={y(index)}
            width={scaled(row.actual)}
            height={bar}
            className={classes.actual}
          />
          <rect
            x={axis}
            y={y(index)}
            width={scaled(row.potential)}
            height={bar}
            className={classes.potential}
          />
          <line x1={axis} x2={axis} y1={y(index)} y2={y(index) + bar} className={classes.axis} />
          <Count x={axis - scaled(row.actual) - 8} y={y(index) + bar / 2} end value={figure(row.actual)} />
          <Count x={axis + scaled(row.potential) + 8} y={y(index) + bar / 2} value={figure(row.potential)} />
        </g>
      ))}
      {references.flatMap((reference) =>
        (['actual', 'potential'] as const).map((side) => {
          const path = outline(rows, reference.ratios, side, { axis, y, bar, scale: room / most })
          return (
            <g key={`${reference.dash}-${side}`} fill="none">
              <path d={path} className={classes.halo} />
              <path
                d={path}
                stroke={reference.color}
                strokeWidth={2}
                strokeDasharray={reference.dash}
                strokeLinecap={reference.dash.startsWith('1') ? 'round' : 'butt'}
              />
            </g>
          )
        }),
      )}
    </svg>
  )
}

function Count({ x, y, end, value }: { x: number; y: number; end?: boolean; value: string }) {
  return (
    <text x={x} y={y} textAnchor={end ? 'end' : 'start'} dominantBaseline="central" className={classes.count}>
      {value}
    </text>
  )
}

type Frame = { axis: number; y: (index: number) => number; bar: number; scale: number }

function outline(
  rows: Row[],
  ratios: Reference['ratios'],
  side: 'actual' | 'potential',
  { axis, y, bar, scale }: Frame,
): string {
  const base = rows.find(({ key }) => key === 'NEAR_MISS')?.[side] ?? 0
  if (base === 0) return ''
  const whole = ratios.NEAR_MISS ?? 1
  const lines = rows.flatMap(({ key }, index) => {
    const ratio = ratios[key]
    if (ratio === undefined) return []
    const x = axis + (side === 'actual' ? -1 : 1) * ((base * ratio) / whole) * scale
    return [`M ${x} ${y(index)} v ${bar}`]
  })
  return lines.join(' ')
}
