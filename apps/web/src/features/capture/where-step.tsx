import { type FormEvent, useState } from 'react'
import { FieldFrame, SelectBox } from '../../components/light/field'
import field from '../../components/light/field.module.css'
import classes from './capture.module.css'
import { type Draft, happenedAt, type Place } from './draft'
import type { Words } from './words'

type Props = {
  words: Words
  draft: Draft
  sites: Place[]
  change: (part: Partial<Draft>) => void
  next: () => void
  /** The hour is not asked, for it is not kept. */
  dayOnly?: boolean
}

export function WhereStep({ words, draft, sites, change, next, dayOnly }: Props) {
  const [tried, setTried] = useState(false)
  const site = sites.find(({ id }) => id === draft.siteId)
  const errors: Problems = tried ? problems(draft, words) : {}
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const found = problems(draft, words)
    setTried(true)
    if (!found.site && !found.when) return next()
    document.getElementById(found.site ? 'site' : 'when')?.focus()
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {sites.length > 1 && (
        <SelectBox
          name="site"
          label={words.where.site}
          error={errors.site}
          value={site ? draft.siteId : ''}
          onChange={(event) => change({ siteId: event.currentTarget.value, locationId: '' })}
        >
          <option value="" disabled>
            {words.where.chooseSite}
          </option>
          {sites.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectBox>
      )}
      {sites.length === 1 && (
        <p className={classes.fixed}>
          <span>{words.where.site}</span>
          <strong>{sites[0]?.name}</strong>
        </p>
      )}
      {site && site.locations.length > 0 && (
        <SelectBox
          name="location"
          label={words.where.location}
          value={draft.locationId}
          onChange={(event) => change({ locationId: event.currentTarget.value })}
        >
          <option value="">{words.where.anywhere}</option>
          {site.locations.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectBox>
      )}
      <fieldset className={field.group}>
        <legend>{words.where.when}</legend>
        <div className={classes.pair}>
          {[false, true].map((earlier) => (
            <label key={String(earlier)} className={classes.choice}>
              <input
                type="radio"
                name="moment"
                checked={draft.isEarlier === earlier}
                onChange={() => {
                  setTried(false)
                  change({ isEarlier: earlier })
                }}
              />
              <strong>{earlier ? words.where.earlier : words.where.now}</strong>
            </label>
          ))}
        </div>
        {draft.isEarlier && (
          <FieldFrame name="when" label={words.where.date} error={errors.when}>
            {(control) => (
              <input
                {...control}
                type={dayOnly ? 'date' : 'datetime-local'}
                value={draft.earlier}
                onChange={(event) => change({ earlier: event.currentTarget.value })}
              />
            )}
          </FieldFrame>
        )}
      </fieldset>
      <button type="submit" className={field.button}>
        {words.where.next}
      </button>
    </form>
  )
}

type Problems = { site?: string; when?: string }

function problems(draft: Draft, words: Words): Problems {
  const site = draft.siteId ? undefined : words.errors.site
  if (!draft.isEarlier) return { site }
  if (!draft.earlier || Number.isNaN(happenedAt(draft).getTime())) return { site, when: words.errors.when }
  // A device's clock may be slow by hours, and must not stop a report.
  const tomorrow = localNow(draft.earlier.length === 'YYYY-MM-DD'.length, new Date(Date.now() + 86_400_000))
  return { site, when: draft.earlier > tomorrow ? words.errors.future : undefined }
}

/** A moment as an input writes it, to the minute or to the day. */
export function localNow(dayOnly = false, now = new Date()) {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString()
  return local.slice(0, dayOnly ? 10 : 16)
}
