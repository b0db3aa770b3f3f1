import { renderPdf } from './typst'

export const cardSizes = ['a5', 'a6'] as const
export type CardSize = (typeof cardSizes)[number]

/** What is printed on the cards that lie beside one box. */
export type CardBox = {
  name: string
  place: string
  /** Whom to call at an injury or a fire. */
  emergency: string | null
}

/** A sheet of A4 for both sides of the paper, to be turned over its long edge: two cards of A5 or four of A6. */
export const renderCards = (size: CardSize, language: string, words: object, box: CardBox) =>
  renderPdf('card.typ', { size, language, words, box })
