'use client'

import { useTranslations } from 'next-intl'
import { RelativeTime } from '../../components/ui/relative-time'
import { StatusChip } from '../../components/ui/status-chip'
import { CommentForm } from './comment-form'
import classes from './report-page.module.css'

export type Remark = {
  id: string
  kind: 'COMMENT' | 'QUESTION' | 'ANSWER'
  text: string
  createdAt: string
  authorHidden: boolean
  author: { id: string; name: string } | null
}
type Props = { reportId: string; comments: Remark[]; canComment: boolean; level?: 'h2' | 'h3' }

export function Conversation({ reportId, comments, canComment, level: Heading = 'h3' }: Props) {
  const t = useTranslations('reports')
  return (
    <section className={classes.conversation} aria-label={t('page.conversation')}>
      <Heading>{t('page.conversation')}</Heading>
      {comments.length === 0 && <p className={classes.quiet}>{t('page.noComments')}</p>}
      <ol>
        {comments.map((comment) => (
          <li key={comment.id} data-kind={comment.kind}>
            <div className={classes.by}>
              <strong dir="auto">{comment.author?.name ?? t('comment.hidden')}</strong>
              {comment.kind !== 'COMMENT' && (
                <StatusChip tone={comment.kind === 'QUESTION' ? 'waiting' : 'progress'}>
                  {t(`comment.${comment.kind}`)}
                </StatusChip>
              )}
              <RelativeTime at={comment.createdAt} />
            </div>
            <p dir="auto">{comment.text}</p>
          </li>
        ))}
      </ol>
      {canComment && <CommentForm reportId={reportId} />}
    </section>
  )
}
