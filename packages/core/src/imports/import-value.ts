import type { ReportType } from '../reports/report'
import { plain } from './import-cell'

export type SeverityGuess = { value: 1 | 2 | 3 | 4 | 5; exceeds: boolean }

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']
const LEVEL =
  /^(?:(?:level|class|category|severity|grade|уровень|класс|категория|степень|ур\.)\s*)?([ivx]+|\d{1,2})(?:\s*[-–—.):].*|\s+(?:level|уровень|степень|класс|категория))?$/

/** The number a level bears in its own vocabulary: "IV", "Level 3", "2 – minor"; null where it is told in words alone. */
export function levelNumber(value: string): number | null {
  const sign = LEVEL.exec(plain(value))?.[1]
  if (sign === undefined) return null
  return /^\d/.test(sign) ? Number(sign) : ROMAN.indexOf(sign) + 1 || null
}

/** Ordered: "незначительный" holds "значительный", "no injury" holds "injury". */
const SEVERITY_WORDS: readonly (readonly [RegExp, 1 | 2 | 3 | 4 | 5])[] = [
  [
    /negligible|insignificant|no (injury|harm|treatment|consequence)|незначит|ничтожн|без (травм|последств|вреда)|отсутств/,
    1,
  ],
  [/non[- ]?fatal|не смерт/, 3],
  [/fatal|death|dead|catastroph|extreme|смерт|летальн|гибел|погиб|катастроф/, 5],
  [/major|severe|critical|permanent|disab|very high|тяжел|тяжк|критич|инвалид|^значит|очень высок|крупн/, 4],
  [/minor|slight|first aid|low|small|легк|микротравм|перв(ая|ой) помощ|низк|мал(ый|ая|ое)|слаб/, 2],
  [
    /serious|moderate|medium|lost[- ]time|lti|medical treatment|средн|умерен|серьезн|потер(я|ей|и) (трудо|рабоч)|больничн/,
    3,
  ],
  [/high|высок/, 4],
]

/** Numbers and Roman numerals up to VI; the scale ends at 5 (fatal), so a VI is a 5 and the preview says so. */
export function guessSeverity(value: string): SeverityGuess | null {
  const text = plain(value)
  const level = levelNumber(value)
  if (level !== null && level >= 1 && level <= 6) {
    return { value: Math.min(level, 5) as 1, exceeds: level > 5 }
  }
  const found = SEVERITY_WORDS.find(([words]) => words.test(text))
  return found ? { value: found[1], exceeds: false } : null
}

const TYPE_WORDS: readonly (readonly [RegExp, ReportType])[] = [
  [
    /near[- ]?miss|close[- ]?call|почти (происшеств|несчастн)|микропроисшеств|предпосылк|потенциально опасн/,
    'NEAR_MISS',
  ],
  [/stop[- ]?work|work stop|остановк/, 'STOP_WORK'],
  [/positive|good practice|(?<!un)safe (act|behavio)|положительн|хорош|лучшая практик/, 'POSITIVE'],
  [/fire|explosion|пожар|возгоран|взрыв/, 'FIRE'],
  [
    /(unsafe|hazardous|dangerous|опасн|небезопасн)\S* (act|behavio|action|действ|поведен)|behavio|нарушен/,
    'UNSAFE_ACT',
  ],
  [
    /(unsafe|hazardous|dangerous|опасн|небезопасн)\S* (condition|услов|ситуац)|hazard|condition|опасност|услови/,
    'UNSAFE_CONDITION',
  ],
  [/injur|accident|first aid|lost[- ]time|травм|несчастн|авари/, 'INJURY'],
  [/not sure|unknown|don.t know|не (знаю|уверен)|неизвестн/, 'NOT_SURE'],
]

export function guessType(value: string): ReportType | null {
  const text = plain(value)
  return TYPE_WORDS.find(([words]) => words.test(text))?.[1] ?? null
}
