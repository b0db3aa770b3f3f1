import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import classes from './alarm-link.module.css'

/** Above a page: something elsewhere is not as it must be. */
export function AlarmLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className={classes.alarm}>
      <svg viewBox="0 0 12 12" width="20" height="20" fill="currentColor" aria-hidden>
        <path d="M3.8.7h4.4l3.1 3.1v4.4l-3.1 3.1H3.8L.7 8.2V3.8z" />
      </svg>
      <span>{children}</span>
      <ArrowRight size={18} className="mirror" aria-hidden />
    </Link>
  )
}
