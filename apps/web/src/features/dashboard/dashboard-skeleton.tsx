import { SkeletonPanel } from '../../components/ui/skeletons'
import classes from './dashboard.module.css'

export function DashboardSkeleton({ label }: { label: string }) {
  return (
    <div className={classes.page} role="status" aria-label={label}>
      <div className={classes.wide}>
        <SkeletonPanel height={96} />
      </div>
      <SkeletonPanel height={380} />
      <SkeletonPanel height={380} />
      <SkeletonPanel height={320} />
      <SkeletonPanel height={320} />
    </div>
  )
}
