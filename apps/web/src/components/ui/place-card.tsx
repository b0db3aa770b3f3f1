import { MapPin } from 'lucide-react'
import type { ReactNode } from 'react'
import classes from './place-card.module.css'
import { SkeletonPanel } from './skeletons'

type ListProps = { label: string; loading?: string; children?: ReactNode }

/** Things that stand somewhere, as cards; while they are not there yet, their places. */
export function PlaceCards({ label, loading, children }: ListProps) {
  if (loading) {
    return (
      <div role="status" aria-label={loading} className={classes.list}>
        <SkeletonPanel height={200} />
        <SkeletonPanel height={200} />
      </div>
    )
  }
  return (
    <ul className={classes.list} aria-label={label}>
      {children}
    </ul>
  )
}

type Props = {
  title: string
  place: string
  /** Wrong, or no longer in use. */
  look?: 'alarm' | 'gone'
  menu?: ReactNode
  state: ReactNode
  /** Large buttons at its foot. */
  deeds?: ReactNode
  children?: ReactNode
}

export function PlaceCard({ title, place, look, menu, state, deeds, children }: Props) {
  return (
    <li className={classes.card} data-look={look}>
      <div className={classes.head}>
        <h2 dir="auto">{title}</h2>
        {menu}
      </div>
      <p className={classes.place}>
        <MapPin size={16} aria-hidden />
        <span dir="auto">{place}</span>
      </p>
      {state}
      {children}
      {deeds && <div className={classes.deeds}>{deeds}</div>}
    </li>
  )
}
