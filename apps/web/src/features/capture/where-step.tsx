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
}

export function WhereStep({ words, draft, sites, change, next }: Props) {
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
                type="datetime-local"
                max={localNow()}
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
  const at = draft.earlier ? happenedAt(draft).getTime() : Number.NaN
  if (Number.isNaN(at)) return { site, when: words.errors.when }
  return { site, when: at > Date.now() ? words.errors.future : undefined }
}

function localNow() {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
