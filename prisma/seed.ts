/**
 * The demo: two organisations, 60 people, 221 reports over a year in every state, made by calling the use cases. Killed at
 * any line, it is completed at the next start.
 */
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Database, openDatabase } from '@closecall/db/database'
import { fileWithoutNames } from './seed/anonymous'
import { hangBoxes } from './seed/boxes'
import { factory } from './seed/factory'
import { placeKiosks } from './seed/kiosks'
import { live } from './seed/live'
import { makeCast, password, pins } from './seed/people'
import { begunOf, lastCard, markTold, toldCards } from './seed/progress'
import { restaurant } from './seed/restaurant'
import type { Story } from './seed/story'
import { yearOf } from './seed/year'

const {
  APP_DATABASE_URL,
  AUTH_DATABASE_URL,
  PEPPER,
  DATA_DIR = '.data',
  PUBLIC_URL = 'http://localhost:3000',
} = process.env
if (!APP_DATABASE_URL || !AUTH_DATABASE_URL || !PEPPER)
  throw new Error('The seed needs APP_DATABASE_URL, AUTH_DATABASE_URL and PEPPER; npm start gives them')
const pepper = PEPPER
const day = 86_400_000

type Demo = { story: Story; reports: number }
const demos: Demo[] = [
  { story: factory, reports: 125 },
  { story: restaurant, reports: 75 },
]

async function tell(database: Database, { story, reports }: Demo, now: Date): Promise<string> {
  const begun = await begunOf(database, story)
  if (begun?.told) return begun.slug
  const cast = await makeCast(
    database,
    pepper,
    story,
    new Date(now.getTime() - 380 * day),
    begun?.org ?? null,
  )
  const events = yearOf(story, cast, reports, now)
  for (let turn = await toldCards(database, cast.org); turn < events.length; turn++) {
    const event = events[turn]
    const place = event && cast.places[event.site]
    if (!place) throw new Error('Every card has a place')
    await live(story, cast, event, turn, now, await lastCard(database, cast.org, place.siteId))
  }
  await hangBoxes(story, cast, now)
  const kiosk = await placeKiosks({ database, pepper }, story, cast, now)
  await fileWithoutNames({ database, pepper, slug: cast.slug }, story, cast, kiosk, now)
  // Nobody wants a year of letters on the first day: only the last two days are told.
  await database.write(cast.org, (tx) =>
    tx.outbox.updateMany({
      where: {
        organisationId: cast.org,
        handledAt: null,
        createdAt: { lt: new Date(now.getTime() - 2 * day) },
      },
      data: { handledAt: now },
    }),
  )
  await markTold(database, cast.org, now)
  return cast.slug
}

function accounts(story: Story, slug: string) {
  const roles = ['OWNER', 'ADMIN', 'SAFETY_OFFICER', 'SUPERVISOR', 'EXECUTIVE']
  const organisation = story.organisation.name
  const byEmail = roles.flatMap((role) => {
    const person = story.people.find((each) => each.role === role)
    const account = { organisation, role, name: person?.name, email: person?.email, password }
    return person ? [{ ...account, url: `${PUBLIC_URL}/sign-in` }] : []
  })
  const worker = {
    organisation,
    role: 'WORKER',
    name: story.workers.names[0],
    personnelNumber: '1001',
    pin: pins.pin,
    url: `${PUBLIC_URL}/o/${slug}`,
  }
  return [...byEmail, worker]
}

const file = path.join(DATA_DIR, 'demo-accounts.json')
const database = openDatabase({ app: APP_DATABASE_URL, auth: AUTH_DATABASE_URL })
try {
  const organisations = await database.auth.organisation.count()
  const begun = await Promise.all(demos.map(({ story }) => begunOf(database, story)))
  if (organisations > 0 && begun.every((each) => each === null)) {
    rmSync(file, { force: true })
    console.log('SEED=demo: the database has organisations of its own, no demo was added')
  } else {
    const now = new Date()
    const slugs = await Promise.all(demos.map((demo) => tell(database, demo, now)))
    const told = demos.flatMap(({ story }, at) => accounts(story, slugs[at] ?? ''))
    writeFileSync(file, `${JSON.stringify(told, null, 2)}\n`, { mode: 0o600 })
    console.log('demo data is there')
  }
} finally {
  await database.close()
}
