/** The demo: two organisations, 60 people, 200 reports over a year in every state, made by calling the use cases. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Database, openDatabase } from '@closecall/db/database'
import { factory } from './seed/factory'
import { live } from './seed/live'
import { type Cast, makeCast, password, pins } from './seed/people'
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

async function tell(database: Database, story: Story, reports: number, now: Date): Promise<Cast> {
  const cast = await makeCast(database, pepper, story, new Date(now.getTime() - 380 * day))
  const last = new Map<number, string>()
  for (const [turn, event] of yearOf(story, cast, reports, now).entries()) {
    const id = await live(story, cast, event, turn, now, last.get(event.site) ?? null)
    if (id) last.set(event.site, id)
  }
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
  return cast
}

function accounts(story: Story, cast: Cast) {
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
    url: `${PUBLIC_URL}/o/${cast.slug}`,
  }
  return [...byEmail, worker]
}

const database = openDatabase({ app: APP_DATABASE_URL, auth: AUTH_DATABASE_URL })
try {
  if ((await database.auth.organisation.count()) === 0) {
    const now = new Date()
    const told = await Promise.all([
      tell(database, factory, 125, now).then((cast) => accounts(factory, cast)),
      tell(database, restaurant, 75, now).then((cast) => accounts(restaurant, cast)),
    ])
    const file = path.join(DATA_DIR, 'demo-accounts.json')
    writeFileSync(file, `${JSON.stringify(told.flat(), null, 2)}\n`, { mode: 0o600 })
  }
} finally {
  await database.close()
}
