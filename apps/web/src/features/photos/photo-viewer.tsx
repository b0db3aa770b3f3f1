'use client'

import { ActionIcon, Button, Modal } from '@mantine/core'
import { ChevronLeft, ChevronRight, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import classes from './photo-gallery.module.css'
import type { AttachmentRow } from './photos.documents'
import { SignedPicture } from './signed-picture'
import { useRemove } from './use-remove'

export type ShownPhoto = Pick<AttachmentRow, 'id' | 'url' | 'thumbnailUrl' | 'viewerCanRemove'> &
  Partial<Pick<AttachmentRow, 'width' | 'height'>>

type Props = {
  photos: ShownPhoto[]
  open: string | undefined
  show: (id: string | undefined) => void
  refresh: () => void
}

/** How far a finger goes before it means the next photo. */
const swipe = 48

/** One photo over the whole screen; arrow keys, buttons or a finger lead to its neighbours. */
export function PhotoViewer({ photos, open, show, refresh }: Props) {
  const t = useTranslations('photos.gallery')
  const common = useTranslations('common')
  const remove = useRemove()
  const from = useRef<number>(undefined)
  const at = photos.findIndex(({ id }) => id === open)
  const photo = photos[at]
  const go = (step: number) => {
    const next = photos[at + step]
    if (next) show(next.id)
  }
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step) go(step)
  }
  const lift = (event: PointerEvent) => {
    const way = event.clientX - (from.current ?? event.clientX)
    from.current = undefined
    if (event.pointerType !== 'mouse' && Math.abs(way) > swipe) go(way < 0 ? 1 : -1)
  }
  const name = photo && t('photo', { n: at + 1, count: photos.length })
  return (
    <Modal
      opened={photo !== undefined}
      onClose={() => show(undefined)}
      fullScreen
      title={name}
      closeButtonProps={{ 'aria-label': common('close') }}
      classNames={{
        content: classes.viewer,
        body: classes.viewerBody,
        title: classes.viewerTitle,
        close: classes.viewerClose,
      }}
      radius={0}
      styles={{ content: { background: 'var(--cc-deep)', border: 0 }, header: { background: 'none' } }}
      onKeyDown={keys}
    >
      {photo && name && (
        <>
          <div
            className={classes.stage}
            onPointerDown={(event) => {
              from.current = event.clientX
            }}
            onPointerUp={lift}
          >
            <SignedPicture
              src={photo.url}
              alt={name}
              width={photo.width}
              height={photo.height}
              refresh={refresh}
              alone
            />
          </div>
          <div className={classes.viewerFoot}>
            <ActionIcon
              size={48}
              className={classes.step}
              aria-label={t('previous')}
              disabled={at === 0}
              onClick={() => go(-1)}
            >
              <ChevronLeft size={28} aria-hidden />
            </ActionIcon>
            {photo.viewerCanRemove && (
              <Button
                variant="subtle"
                className={classes.step}
                leftSection={<Trash2 size={18} aria-hidden />}
                onClick={async () => {
                  if (await remove(photo.id)) show(undefined)
                }}
              >
                {t('remove')}
              </Button>
            )}
            <ActionIcon
              size={48}
              className={classes.step}
              aria-label={t('next')}
              disabled={at === photos.length - 1}
              onClick={() => go(1)}
            >
              <ChevronRight size={28} aria-hidden />
            </ActionIcon>
          </div>
        </>
      )}
    </Modal>
  )
}
