import { isOwnColumn, type Target } from './import'
import { plain } from './import-cell'
import type { ColumnProfile } from './import-profile'
import { guessSeverity, guessType } from './import-value'

export type ColumnGuess = { column: number; target: Target | null }

/** `is`: the whole heading. `has`: words inside a longer one. */
const NAMES: Record<Target, { is: RegExp; has: RegExp }> = {
  occurredAt: {
    is: /^(date|data|datetime|date ?(and|\/)? ?time|when|occurred( at| on)?|дата|когда|дата (и|\/) ?время|время)$/,
    has: /(event|incident|accident|occurrence) date|date of|occurred|дата (события|происшествия|случая|инцидента|сообщения)|когда (произошло|случилось)/,
  },
  site: {
    is: /^(site|plant|facility|local|branch|restaurant|store|unit|factory|site name|площадка|объект|завод|предприятие|филиал|подразделение|ресторан|производство|фабрика)$/,
    has: /\b(site|plant|facility)\b|площадк|предприяти|филиал|наименование объекта/,
  },
  location: {
    is: /^(location|place|area|where|zone|department|место|участок|цех|зона|где|отдел|локация)$/,
    has: /\b(location|place|area)\b|место|участок|цех/,
  },
  type: {
    is: /^(type|kind|category|report type|event type|incident type|тип|вид|категория|вид события|тип события)$/,
    has: /type of (event|incident|report|observation)|(тип|вид|категория) (события|происшествия|сообщения|наблюдения|нарушения)/,
  },
  actualSeverity: {
    is: /^(severity|level|accident level|consequence level|outcome|тяжесть|уровень|последствия|степень тяжести)$/,
    has: /actual|(accident|injury|incident) (level|severity)|severity|фактическ|тяжест/,
  },
  potentialSeverity: {
    is: /^(potential|potential level|potential severity|потенциал|потенциальная тяжесть)$/,
    has: /potential|потенциал/,
  },
  whatHappened: {
    is: /^(description|what happened|details|event|incident|summary|narrative|text|описание|что произошло|что случилось|обстоятельства|суть|событие|содержание|происшествие)$/,
    has: /descri|what happened|narrative|описани|что (произошло|случилось)|обстоятельств/,
  },
  whatCouldHappen: {
    is: /^(what could (have )?happen(ed)?|worst case|possible consequences?|что могло (произойти|случиться)|возможные последствия)$/,
    has: /could (have )?happen|possible consequence|worst case|могло (произойти|случиться|быть)|возможн\S* последств/,
  },
  immediateAction: {
    is: /^(immediate actions?|action taken|actions taken|containment|принятые меры|немедленные меры|что сделано( сразу)?|меры)$/,
    has: /immediate (action|measure)|actions? taken|(принят|немедленн|срочн|первоочередн)\S* (мер|действ)|что сделано/,
  },
  proposal: {
    is: /^(proposal|proposed action|suggestion|recommendations?|corrective actions?|предложени[ея]|рекомендации|мероприятия)$/,
    has: /propos|suggest|recommend|corrective|предложен|рекоменд|корректирующ|мероприяти/,
  },
  reporter: {
    is: /^(reporter|reported by|author|observer|submitted by|employee|employee (number|no|id)|personnel (number|no)|name|автор|заявитель|сотрудник|работник|фио|ф и о|табельный номер|таб (номер|n|no)|кто сообщил|наблюдатель)$/,
    has: /report(ed|er)|submitted by|observer|personnel|табельн|кто (сообщил|заметил|обнаружил)|заявител/,
  },
  externalId: {
    is: /^(id|no|nr|number|n|ref|reference|code|case|external id|номер|код)$/,
    has: /(case|incident|report|card|reference|external) (id|no|number)|номер (карточки|сообщения|случая|записи)|рег\S* номер/,
  },
}

function heading(text: string): string {
  return plain(text.replace(/([a-z])([A-Z])/g, '$1 $2'))
    .replaceAll('№', ' no ')
    .replace(/[_.\-:;*#"'()]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function named(header: string, target: Target): number {
  const text = heading(header)
  if (text === '') return 0
  const { is, has } = NAMES[target]
  return is.test(text) ? 1 : has.test(text) ? 0.7 : 0
}

const share = (profile: ColumnProfile, test: (value: string) => unknown): number => {
  if (!profile.values || profile.filled === 0) return 0
  let counted = 0
  for (const { value, count } of profile.values) if (test(value)) counted += count
  return counted / profile.filled
}

/** What the values say: -1 rules the target out, 0 says nothing, 1 speaks for it. */
function shown(profile: ColumnProfile, target: Target): number {
  if (profile.filled === 0) return -1
  switch (target) {
    case 'occurredAt': {
      const dates = profile.dates.readable / profile.filled
      return dates >= 0.5 ? dates : -1
    }
    case 'actualSeverity':
    case 'potentialSeverity':
      return share(profile, guessSeverity) >= 0.5 ? 0.6 : -1
    case 'type':
      return share(profile, guessType) >= 0.5 ? 0.6 : 0
    case 'site':
      return profile.values === null || profile.averageLength > 80 ? -1 : 0.2
    case 'location':
      return profile.averageLength > 80 ? -1 : 0.1
    // "Employee or contractor" names a kind of person, not a person.
    case 'reporter':
      return profile.distinct < 5 && profile.filled > 20 ? -1 : 0
    case 'externalId':
      return isRunningNumber(profile) || (profile.values && profile.distinct < profile.filled) ? -1 : 0.1
    case 'whatHappened':
      return Math.min(0.5, profile.averageLength / 200)
    default:
      return 0
  }
}

/** 1, 2, 3 … names a line of this file, not a case: the next file has the same ones. */
function isRunningNumber({ values, filled }: ColumnProfile): boolean {
  const numbers = (values ?? []).map(({ value }) => Number(value))
  return numbers.length > 0 && numbers.every((n) => Number.isInteger(n) && n >= 0 && n <= filled)
}

const ENOUGH = 0.7

/** One column for one target; the surest pair is taken first. A column nobody claims is left out. */
export function guessColumns(profiles: readonly ColumnProfile[]): ColumnGuess[] {
  const pairs: { column: number; target: Target; score: number }[] = []
  for (const [column, profile] of profiles.entries()) {
    if (isOwnColumn(profile.header)) continue
    for (const target of Object.keys(NAMES) as Target[]) {
      const values = shown(profile, target)
      if (values < 0) continue
      const name = named(profile.header, target)
      // Without a telling name only dates and long texts speak for themselves.
      const alone = (target === 'occurredAt' && values >= 0.9) || (target === 'whatHappened' && values >= 0.3)
      if (name > 0 || alone) pairs.push({ column, target, score: name + values + (alone ? ENOUGH - 0.3 : 0) })
    }
  }
  pairs.sort((a, b) => b.score - a.score || a.column - b.column)
  const taken = new Map<number, Target>()
  const used = new Set<Target>()
  for (const { column, target, score } of pairs) {
    if (score < ENOUGH || taken.has(column) || used.has(target)) continue
    taken.set(column, target)
    used.add(target)
  }
  return profiles.map((_, column) => ({ column, target: taken.get(column) ?? null }))
}
