import type { Role } from '@closecall/core/access/actor'
import type { ReportType } from '@closecall/core/reports/report'

/** Answers to the four questions: high energy, released near a person, serious injury, control in place. */
export type Answers = [boolean, boolean, boolean, boolean]

export type Card = {
  type: ReportType
  /** A location by name; where several sites have one, any of them. */
  place: string
  what: string
  could?: string
  did?: string
  proposal?: string
  answers: Answers
  potential: 1 | 2 | 3 | 4 | 5
  actual?: 1 | 2 | 3
  action: string
  control: 'ELIMINATION' | 'SUBSTITUTION' | 'ENGINEERING' | 'ADMINISTRATIVE' | 'PPE'
}

export type Unnamed = { type: ReportType; what: string; proposal?: string }

export type Person = { name: string; position: string; role: Role; email?: string; site?: number }

type Standing = { name: string; site: number; location: number }

export type Story = {
  /** By which the organisation is known as the demo's: its name and its people's e-mails may be anybody's. */
  id: string
  organisation: { name: string; country: string; locale: 'en' | 'ru'; timeZone: string }
  sites: {
    name: string
    address: string
    headcount: number
    emergencyName: string
    emergencyPhone: string
    locations: string[]
  }[]
  /** The first one founds the organisation. */
  people: Person[]
  /** Paper boxes by the place of their site and location; a neglected one is late. */
  boxes: { name: string; site: number; location: number; neglected?: true }[]
  /** Tablets by the place of their site and location: the first has one, where the unnamed cards come from; the other waits. */
  kiosks: [Standing, Standing]
  /** Unnamed cards of one site: of the last quarter that is settled, and two of this week. */
  anonymous: {
    site: number
    settled: Unnamed[]
    asked: Unnamed & { question: string; answer: string }
    waiting: Unnamed
  }
  workers: { names: string[]; positions: string[] }
  cards: Card[]
  texts: {
    question: string
    answer: string
    reject: string
    close: string
    evidence: string
    returned: string
    comment: string
    lower: string
  }
}
