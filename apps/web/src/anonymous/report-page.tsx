import { useState } from 'react'
import page from './anonymous.module.css'
import { Cleared } from './cleared'
import { Door } from './door'
import { Filing } from './filing'
import type { Keep } from './kept-store'
import { PhotosOnTheirWay } from './photos-on-their-way'
import type { Outcome, ReportPageProps } from './place'
import { ReceiptScreen } from './receipt-screen'

type View = 'door' | 'form' | 'cleared' | 'keptCleared' | Outcome
type Following = Pick<Outcome, 'photos'> & { key: string; arrived: boolean }

/** From the door to the receipt. Photos follow their words from here, whatever is shown meanwhile. */
export function ReportPage(props: ReportPageProps & { keep: Keep }) {
  const { texts } = props
  // A code on the wall first asks who one wants to be; the organisation's own address does not.
  const [at, setAt] = useState<View>('code' in props.way ? 'door' : 'form')
  const [following, setFollowing] = useState<Following[]>([])
  const onTheirWay = following.filter(({ arrived }) => !arrived)
  return (
    <>
      {following.length > 0 && (
        <div className={page.following}>
          {following.map(({ key, photos }) => (
            <PhotosOnTheirWay
              key={key}
              {...{ texts, photos }}
              follows={{ 'x-key': key }}
              done={() =>
                setFollowing((before) =>
                  before.map((each) => (each.key === key ? { ...each, arrived: true } : each)),
                )
              }
            />
          ))}
        </div>
      )}
      <Screen
        {...props}
        at={at}
        photosLeft={onTheirWay.length > 0}
        show={(next) => {
          if (next === 'cleared' || next === 'keptCleared') setFollowing([])
          else if (next === 'form') setFollowing(onTheirWay)
          scrollTo(0, 0)
          setAt(next)
        }}
        filed={(outcome) => {
          const { card, photos } = outcome
          if (photos.length > 0) setFollowing([...onTheirWay, { key: card.key, photos, arrived: false }])
          setAt(outcome)
        }}
      />
    </>
  )
}

type ScreenProps = ReportPageProps & {
  keep: Keep
  at: View
  photosLeft: boolean
  show: (next: 'form' | 'cleared' | 'keptCleared') => void
  filed: (outcome: Outcome) => void
}

function Screen({ at, photosLeft, show, filed, keep, ...props }: ScreenProps) {
  const { texts, written } = props
  // A piece of work counts once; only the first form has one ready.
  const [round, setRound] = useState(0)
  const again = () => {
    setRound(round + 1)
    show('form')
  }
  const keepAndClear: Keep = async (report) => {
    const kept = await keep(report)
    if (kept) again()
    return kept
  }
  if (at === 'door') return <Door {...props} enter={() => show('form')} />
  if (at === 'form')
    return <Filing key={round} {...props} fresh={round === 0} done={filed} keep={keepAndClear} />
  if (at === 'cleared' || at === 'keptCleared') {
    const { cleared, clearedText, clearedKept } = texts.anonymous.receipt
    const text = at === 'cleared' ? clearedText : clearedKept
    return <Cleared {...{ texts, text, again }} title={cleared} />
  }
  return (
    <ReceiptScreen
      {...{ texts, written, again, photosLeft }}
      {...at}
      leave={(kept) => show(kept ? 'keptCleared' : 'cleared')}
    />
  )
}
