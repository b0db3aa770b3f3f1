import { SkeletonFigures, SkeletonPanel } from '../../components/ui/skeletons'
import classes from './dashboard.module.css'

export function DashboardSkeleton({ label }: { label: string }) {
  return (
    <div className={classes.page} role="status" aria-label={label}>
      <div className={classes.wide}>
        <SkeletonFigures />
      </div>
      <SkeletonPanel height={380} shape="bars" />
      <SkeletonPanel height={380} shape="columns" />
      <SkeletonPanel height={320} shape="bars" />
      <SkeletonPanel height={320} shape="columns" />
    </div>
  )
}
