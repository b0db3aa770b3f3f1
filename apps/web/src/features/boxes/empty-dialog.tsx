'use client'

import { Dialog } from '../../components/ui/dialog'
import type { BoxRow } from './box-row'
import { EmptyForm } from './empty-form'

type Props = { box: BoxRow | null; onClose: () => void }

export function EmptyDialog({ box, onClose }: Props) {
  return (
    <Dialog opened={box !== null} onClose={onClose} title={box?.name ?? ''} size="sm">
      {box && <EmptyForm key={box.id} box={box} onDone={onClose} />}
    </Dialog>
  )
}
